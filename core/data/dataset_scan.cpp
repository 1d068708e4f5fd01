// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/dataset_scan.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <regex>
#include <set>

#include "core/base/text.h"
#include "core/data/index_csv.h"

namespace emoforge {
namespace {

namespace fs = std::filesystem;

std::string lowerExtension(const fs::path& file) {
  std::string extension = file.extension().string();
  std::ranges::transform(extension, extension.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return extension;
}

std::vector<fs::path> sortedEntries(const fs::path& folder) {
  std::vector<fs::path> entries;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (!entry.path().filename().string().starts_with('.')) entries.push_back(entry.path());
  }
  std::ranges::sort(entries);
  return entries;
}

std::regex compile(const std::string& column, const std::string& pattern) {
  try {
    return std::regex(pattern);
  } catch (const std::regex_error& error) {
    throw Error(
        ErrorKind::Usage,
        fmt::format("{} \"{}\" ({}).", text("The pattern cannot be read:"), pattern, error.what()),
        {.item = column}, text("It is a regular expression with one group in brackets."));
  }
}

}  // namespace

DatasetScan::DatasetScan(const fs::path& path, const FormatCatalogue& formats,
                         const ImportOptions& options)
    : formats_(formats) {
  data_.path_ = fs::weakly_canonical(path);
  data_.options_ = options;
  findItems();
  chooseFormat();
  data_.found_ = std::make_shared<const std::vector<Item>>(data_.items_);
  applyColumnPatterns();
  applyAliases();
  keepClasses();
}

Dataset DatasetScan::result() && {
  return std::move(data_);
}

void DatasetScan::refuse(const std::string& problem, const std::string& remedy) const {
  throw Error(ErrorKind::Input, problem, {.file = data_.path_}, remedy);
}

void DatasetScan::findItems() {
  const fs::path& path = data_.path_;
  if (!fs::exists(path)) refuse(text("There is no such folder."), text("Check the path."));
  if (!fs::is_directory(path)) {
    refuse(text("This is a file, a data set is a folder."), text("Name the folder it lies in."));
  }
  if (fs::exists(path / "index.csv")) {
    data_.items_ = readIndex(path, data_.notices_);
  } else {
    for (const auto& entry : sortedEntries(path)) {
      if (fs::is_directory(entry)) addFolder(entry, entry.filename().string());
    }
    if (data_.items_.empty()) addFolder(path, text("unlabelled"));
  }
  if (data_.items_.empty()) {
    refuse(text("The folder holds no files that can be read here."),
           text("A data set is a folder per class with files in it, or a folder with an index.csv; "
                "\"emoforge-cli list formats\" names the formats."));
  }
}

void DatasetScan::addFolder(const fs::path& folder, const std::string& label) {
  for (const auto& entry : sortedEntries(folder)) {
    if (fs::is_directory(entry)) {
      if (folder != data_.path_) addFolder(entry, label);
    } else if (readable(entry)) {
      const fs::path relative = entry.lexically_relative(data_.path_);
      Item item;
      item.id = (relative.parent_path() / relative.stem()).generic_string();
      item.label = label;
      item.file = entry;
      data_.items_.push_back(std::move(item));
    }
  }
}

bool DatasetScan::readable(const fs::path& file) const {
  const std::string extension = lowerExtension(file);
  return std::ranges::any_of(formats_.entries(), [&](const auto& entry) {
    const auto format = entry.create();
    return format->canRead() && std::ranges::count(format->extensions(), extension) > 0;
  });
}

void DatasetScan::chooseFormat() {
  std::map<std::string, std::size_t> counts;
  for (const auto& item : data_.items_) ++counts[lowerExtension(item.file)];
  const FormatCatalogue::Entry* best = nullptr;
  std::size_t most = 0;
  for (const auto& entry : formats_.entries()) {
    const auto format = entry.create();
    if (!format->canRead()) continue;
    std::size_t count = 0;
    for (const auto& extension : format->extensions()) count += counts[extension];
    if (count > most) {
      best = &entry;
      most = count;
    }
  }
  if (!best) {
    refuse(text("None of the files is of a format that can be read here."),
           text("\"emoforge-cli list formats\" names the formats."));
  }
  data_.formatName_ = best->card.name;
  data_.format_ = best->create();
  data_.modality_ = data_.format_->modality();
  data_.formatOptions_ = ParameterSet(best->parameters);
  for (const auto& [key, value] : data_.options_.formatOptions) {
    data_.formatOptions_.setFromText(key, value);
  }
  const auto extensions = data_.format_->extensions();
  std::erase_if(data_.items_, [&](const Item& item) {
    const bool other = std::ranges::count(extensions, lowerExtension(item.file)) == 0;
    if (other) {
      data_.notices_.push_back({Notice::Severity::Warning,
                                text("The file is of another format than most and is left out."),
                                {.file = item.file},
                                text("Put it into a data set of its own.")});
    }
    return other;
  });
}

void DatasetScan::applyColumnPatterns() {
  for (const auto& [column, pattern] : data_.options_.columnPatterns) {
    const std::regex expression = compile(column, pattern);
    for (auto& item : data_.items_) {
      std::smatch match;
      if (!std::regex_search(item.id, match, expression) || match.size() < 2) continue;
      if (column == "label") {
        item.label = match[1];
      } else {
        item.columns[column] = match[1];
      }
    }
  }
}

void DatasetScan::applyAliases() {
  for (auto& item : data_.items_) {
    const auto alias = data_.options_.aliases.find(item.label);
    if (alias != data_.options_.aliases.end()) item.label = alias->second;
  }
}

void DatasetScan::keepClasses() {
  std::set<std::string> present;
  for (const auto& item : data_.items_) present.insert(item.label);
  if (data_.options_.classes.empty()) {
    data_.classes_.assign(present.begin(), present.end());
    return;
  }
  for (const auto& name : data_.options_.classes) {
    if (!present.contains(name)) {
      refuse(fmt::format("{} \"{}\".", text("There is no class"), name),
             fmt::format("{}: {}.", text("Classes here"), fmt::join(present, ", ")));
    }
  }
  data_.classes_ = data_.options_.classes;
  std::erase_if(data_.items_, [&](const Item& item) { return data_.classIndex(item.label) < 0; });
}

}  // namespace emoforge
