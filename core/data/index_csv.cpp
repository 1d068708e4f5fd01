// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/index_csv.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/data/csv.h"

namespace emoforge {
namespace {

namespace fs = std::filesystem;

constexpr std::array kKnownColumns = {"label_distribution",
                                      "valence",
                                      "arousal",
                                      "dominance",
                                      "intensity",
                                      "subject",
                                      "session",
                                      "trial",
                                      "stimulus",
                                      "take",
                                      "recording",
                                      "window_start_seconds",
                                      "split",
                                      "sex",
                                      "age",
                                      "handedness",
                                      "device",
                                      "site",
                                      "source",
                                      "licence",
                                      "tags"};

int neededColumn(const CsvTable& table, const fs::path& file, const char* name, const char* other) {
  int column = table.column(name);
  if (column < 0) column = table.column(other);
  if (column >= 0) return column;
  throw Error(ErrorKind::Input, fmt::format("{} \"{}\".", text("The table has no column"), name),
              {.file = file, .line = 1},
              text("It needs the columns file and label; id and others are optional."));
}

Item itemFromRow(const CsvTable& table, std::size_t row, const fs::path& folder, int fileColumn,
                 int labelColumn) {
  const auto& fields = table.rows[row];
  Item item;
  const fs::path relative = fields[static_cast<std::size_t>(fileColumn)];
  item.file = folder / relative;
  item.label = fields[static_cast<std::size_t>(labelColumn)];
  item.id = (relative.parent_path() / relative.stem()).generic_string();
  for (std::size_t c = 0; c < fields.size(); ++c) {
    if (static_cast<int>(c) == fileColumn || static_cast<int>(c) == labelColumn) continue;
    if (table.header[c] == "id") {
      if (!fields[c].empty()) item.id = fields[c];
    } else if (!fields[c].empty()) {
      item.columns[table.header[c]] = fields[c];
    }
  }
  return item;
}

}  // namespace

std::vector<Item> readIndex(const fs::path& folder, std::vector<Notice>& notices) {
  const fs::path file = folder / "index.csv";
  const CsvTable table = readCsv(file);
  const int fileColumn = neededColumn(table, file, "file", "path");
  const int labelColumn = neededColumn(table, file, "label", "class");
  std::vector<Item> items;
  std::set<std::string> seen;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    Item item = itemFromRow(table, row, folder, fileColumn, labelColumn);
    const Place place{.file = file, .line = table.lines[row]};
    if (!fs::exists(item.file)) {
      notices.push_back({Notice::Severity::Error,
                         fmt::format("{} \"{}\".", text("There is no file"),
                                     table.rows[row][static_cast<std::size_t>(fileColumn)]),
                         place, text("Restore the file or remove the row.")});
    } else if (!seen.insert(item.id).second) {
      notices.push_back({Notice::Severity::Error,
                         fmt::format("{} \"{}\" {}", text("The id"), item.id,
                                     text("stands in two rows; the second is left out.")),
                         place, text("Give each row an id of its own.")});
    } else {
      items.push_back(std::move(item));
    }
  }
  return items;
}

std::vector<std::string> columnNamesOf(const std::vector<Item>& items) {
  std::set<std::string, std::less<>> present;
  for (const auto& item : items) {
    for (const auto& [name, value] : item.columns) present.insert(name);
  }
  std::vector<std::string> names;
  for (const char* known : kKnownColumns) {
    if (present.erase(known) > 0) names.emplace_back(known);
  }
  names.insert(names.end(), present.begin(), present.end());
  return names;
}

void writeIndex(const fs::path& folder, const std::vector<Item>& items) {
  const std::vector<std::string> columns = columnNamesOf(items);
  std::vector<std::string> row = {"id", "file", "label"};
  row.insert(row.end(), columns.begin(), columns.end());
  std::string contents = csvRow(row) + "\n";
  for (const auto& item : items) {
    row = {item.id, item.file.lexically_relative(folder).generic_string(), item.label};
    for (const auto& column : columns) row.emplace_back(item.column(column));
    contents += csvRow(row) + "\n";
  }
  writeFileSafely(folder / "index.csv", contents);
}

}  // namespace emoforge
