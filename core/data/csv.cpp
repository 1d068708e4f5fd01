// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/csv.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/text.h"

namespace emoforge {
namespace {

/// Walks through the text one record at a time.
class CsvScanner {
 public:
  CsvScanner(std::string_view text, const std::filesystem::path& file) : text_(text), file_(file) {
    if (text_.starts_with("\xEF\xBB\xBF")) text_.remove_prefix(3);
  }

  /// False at the end of the text. Empty lines are skipped.
  bool next(std::vector<std::string>& fields, std::size_t& line) {
    while (position_ < text_.size() && (text_[position_] == '\n' || text_[position_] == '\r')) {
      if (text_[position_] == '\n') ++line_;
      ++position_;
    }
    if (position_ >= text_.size()) return false;
    line = line_;
    fields.clear();
    do fields.push_back(field());
    while (takeComma());
    takeLineEnd();
    return true;
  }

 private:
  std::string field() {
    if (position_ < text_.size() && text_[position_] == '"') return quoted();
    const std::size_t end = std::min(text_.find_first_of(",\r\n", position_), text_.size());
    std::string result(text_.substr(position_, end - position_));
    position_ = end;
    return result;
  }

  std::string quoted() {
    const std::size_t startLine = line_;
    std::string result;
    for (++position_; position_ < text_.size(); ++position_) {
      const char c = text_[position_];
      if (c == '"' && position_ + 1 < text_.size() && text_[position_ + 1] == '"') {
        ++position_;
      } else if (c == '"') {
        ++position_;
        return result;
      }
      if (c == '\n') ++line_;
      result += c;
    }
    throw Error(ErrorKind::Input, text("A quotation mark opens here and never closes."),
                {.file = file_, .line = startLine}, text("Close it or remove it."));
  }

  bool takeComma() {
    if (position_ >= text_.size() || text_[position_] != ',') return false;
    ++position_;
    return true;
  }

  void takeLineEnd() {
    if (position_ < text_.size() && text_[position_] == '\r') ++position_;
    if (position_ < text_.size() && text_[position_] == '\n') {
      ++position_;
      ++line_;
    }
  }

  std::string_view text_;
  std::filesystem::path file_;
  std::size_t position_ = 0;
  std::size_t line_ = 1;
};

}  // namespace

int CsvTable::column(std::string_view name) const {
  const auto found = std::ranges::find(header, name);
  return found == header.end() ? -1 : static_cast<int>(found - header.begin());
}

CsvTable parseCsv(std::string_view content, const std::filesystem::path& file) {
  CsvTable table;
  CsvScanner scanner(content, file);
  std::size_t line = 0;
  if (!scanner.next(table.header, line)) {
    throw Error(ErrorKind::Input, text("The table is empty."), {.file = file},
                text("It needs a header row with the names of the columns."));
  }
  std::vector<std::string> fields;
  while (scanner.next(fields, line)) {
    if (fields.size() != table.header.size()) {
      throw Error(ErrorKind::Input,
                  fmt::format("{} {}, {} {}.", text("The row has this many fields:"), fields.size(),
                              text("the header has"), table.header.size()),
                  {.file = file, .line = line}, text("Add or remove commas in this row."));
    }
    table.rows.push_back(fields);
    table.lines.push_back(line);
  }
  return table;
}

CsvTable readCsv(const std::filesystem::path& file) {
  return parseCsv(readFile(file), file);
}

std::string csvField(std::string_view field) {
  if (field.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(field);
  std::string result = "\"";
  for (const char c : field) {
    if (c == '"') result += '"';
    result += c;
  }
  return result + '"';
}

std::string csvRow(const std::vector<std::string>& fields) {
  std::string result;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) result += ',';
    result += csvField(fields[i]);
  }
  return result;
}

}  // namespace emoforge
