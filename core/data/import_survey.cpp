// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/import_survey.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <set>
#include <sstream>

#include "core/base/text.h"

namespace emoforge {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kExamples = 3;

std::string lowerExtension(const fs::path& file) {
  std::string extension = file.extension().string();
  std::ranges::transform(extension, extension.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return extension;
}

/// The format that reads a file; null where none does.
const FormatCatalogue::Entry* formatOf(const fs::path& file, const FormatCatalogue& formats) {
  const std::string extension = lowerExtension(file);
  for (const auto& entry : formats.entries()) {
    const auto format = entry.create();
    if (format->canRead() && std::ranges::count(format->extensions(), extension) > 0) return &entry;
  }
  return nullptr;
}

bool isHidden(const fs::path& path) {
  return path.filename().string().starts_with('.');
}

/// Files below a folder, sorted, without hidden ones.
std::vector<fs::path> filesBelow(const fs::path& folder) {
  std::vector<fs::path> files;
  fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied);
  for (; entry != fs::recursive_directory_iterator(); ++entry) {
    if (isHidden(entry->path())) {
      if (entry->is_directory()) entry.disable_recursion_pending();
    } else if (entry->is_regular_file()) {
      files.push_back(entry->path());
    }
  }
  std::ranges::sort(files);
  return files;
}

std::vector<FormatFound> countFormats(const Dataset& data, const FormatCatalogue& formats) {
  std::vector<fs::path> files;
  if (fs::exists(data.path() / "index.csv")) {
    for (const Item& item : data.items()) files.push_back(item.file);
  } else {
    files = filesBelow(data.path());
  }
  std::map<std::string, FormatFound> found;  // unknown files, "", come first
  for (const fs::path& file : files) {
    const auto* entry = formatOf(file, formats);
    FormatFound& one = found[entry == nullptr ? "" : entry->card.name];
    one.name = entry == nullptr ? "" : entry->card.name;
    one.title = entry == nullptr ? text("other files") : entry->card.title;
    ++one.files;
  }
  std::vector<FormatFound> list;
  for (auto& [name, one] : found) list.push_back(std::move(one));
  std::ranges::stable_sort(list, [](const auto& a, const auto& b) {
    return std::pair(a.name.empty(), b.files) < std::pair(b.name.empty(), a.files);
  });
  return list;
}

std::vector<ClassFound> classesOf(const Dataset& all, const ImportOptions& options) {
  std::vector<ClassFound> list;
  for (const std::string& name : all.classes()) {
    const auto alias = options.aliases.find(name);
    ClassFound one{name, alias == options.aliases.end() ? name : alias->second,
                   all.itemsOfClass(name).size(), true};
    one.kept = options.classes.empty() || std::ranges::count(options.classes, one.usedAs) > 0;
    list.push_back(std::move(one));
  }
  return list;
}

std::vector<ColumnFound> columnsOf(const Dataset& data) {
  std::vector<ColumnFound> list;
  for (const std::string& name : data.columnNames()) {
    ColumnFound column;
    column.name = name;
    std::set<std::string_view> values;
    for (const Item& item : data.items()) {
      const std::string_view value = item.column(name);
      if (value.empty()) continue;
      ++column.items;
      if (values.insert(value).second && column.examples.size() < kExamples) {
        column.examples.emplace_back(value);
      }
    }
    column.distinct = values.size();
    column.fromPattern = data.options().columnPatterns.contains(name);
    list.push_back(std::move(column));
  }
  return list;
}

std::vector<std::string> wordsOf(const Item& item) {
  std::istringstream stream(fs::path(item.id).filename().string());
  std::vector<std::string> words;
  for (std::string word; std::getline(stream, word, '_');) words.push_back(word);
  return words;
}

bool isNumber(const std::string& word) {
  return !word.empty() &&
         std::ranges::all_of(word, [](unsigned char c) { return std::isdigit(c) != 0; });
}

/// "actor" of "actor-01", "s" of "s3"; empty where the word is not letters before a number.
std::string numberedPrefix(const std::string& word) {
  const std::size_t digits = word.find_last_not_of("0123456789") + 1;
  if (digits == 0 || digits == word.size()) return "";
  return word.substr(0, digits);
}

/// What the words at one place of the names are; "" where they tell nothing new.
std::string columnAt(const std::vector<std::vector<std::string>>& names, const Dataset& data,
                     std::size_t place) {
  std::set<std::string> values;
  bool numbers = true;
  bool repeatsClass = true;
  const std::string prefix = numberedPrefix(names.front()[place]);
  bool numbered = !prefix.empty();
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string& word = names[i][place];
    values.insert(word);
    numbers = numbers && isNumber(word);
    numbered = numbered && numberedPrefix(word) == prefix;
    repeatsClass = repeatsClass && word == data.items()[i].label;
  }
  if (values.size() < 2 || repeatsClass) return "";
  if (numbered) return "subject";
  return numbers ? "trial" : "take";
}

}  // namespace

ImportSurvey surveyImport(const fs::path& folder, const FormatCatalogue& formats,
                          const ImportOptions& options) {
  ImportOptions open = options;
  open.classes.clear();
  open.aliases.clear();
  const Dataset all = Dataset::open(folder, formats, open);
  ImportSurvey survey;
  survey.data = Dataset::open(folder, formats, options);
  survey.formats = countFormats(all, formats);
  survey.classes = classesOf(all, options);
  survey.columns = columnsOf(survey.data);
  return survey;
}

std::map<std::string, std::string> guessColumnPatterns(const Dataset& data) {
  if (!data.columnNames().empty() || data.items().size() < 2) return {};
  std::vector<std::vector<std::string>> names;
  for (const Item& item : data.items()) {
    names.push_back(wordsOf(item));
    if (names.back().size() != names.front().size()) return {};
  }
  std::map<std::string, std::string> patterns;
  for (std::size_t place = 0; place < names.front().size(); ++place) {
    const std::string column = columnAt(names, data, place);
    if (column.empty() || patterns.contains(column)) continue;
    const std::string before = place == 0 ? "" : fmt::format("(?:[^_/]*_){{{}}}", place);
    patterns[column] = fmt::format("(?:^|/){}([^_/]+)[^/]*$", before);
  }
  return patterns;
}

std::vector<Item> collectItems(const std::vector<fs::path>& paths, const FormatCatalogue& formats) {
  std::vector<fs::path> files;
  for (const fs::path& path : paths) {
    const fs::path whole = fs::weakly_canonical(path);
    if (fs::is_directory(whole)) {
      std::ranges::move(filesBelow(whole), std::back_inserter(files));
    } else {
      files.push_back(whole);
    }
  }
  std::vector<Item> items;
  std::set<fs::path> seen;
  std::map<std::string, int> uses;
  for (const fs::path& file : files) {
    if (formatOf(file, formats) == nullptr || !seen.insert(file).second) continue;
    Item item;
    item.label = file.parent_path().filename().string();
    item.id = item.label + "/" + file.stem().string();
    const int use = ++uses[item.id];
    if (use > 1) item.id += fmt::format(" ({})", use);
    item.file = file;
    items.push_back(std::move(item));
  }
  return items;
}

}  // namespace emoforge
