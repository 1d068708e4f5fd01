// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/dataset.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "core/base/parallel.h"
#include "core/base/text.h"
#include "core/data/content_hash.h"
#include "core/data/dataset_scan.h"
#include "core/data/index_csv.h"

namespace emoforge {
namespace {

/// What one item gave when it was read.
struct ReadOutcome {
  bool usable = false;
  ItemSummary summary;
  std::vector<Notice> notices;
};

}  // namespace

Json ImportOptions::toJson() const {
  Json json = Json::object();
  if (!classes.empty()) json["classes"] = classes;
  if (!aliases.empty()) json["map"] = aliases;
  if (!columnPatterns.empty()) json["columns"] = columnPatterns;
  if (!formatOptions.empty()) json["import"] = formatOptions;
  return json;
}

ImportOptions ImportOptions::fromJson(const Json& json) {
  ImportOptions options;
  if (json.contains("classes")) json.at("classes").get_to(options.classes);
  if (json.contains("map")) json.at("map").get_to(options.aliases);
  if (json.contains("columns")) json.at("columns").get_to(options.columnPatterns);
  if (json.contains("import")) json.at("import").get_to(options.formatOptions);
  return options;
}

Dataset Dataset::open(const std::filesystem::path& path, const FormatCatalogue& formats,
                      const ImportOptions& options) {
  return DatasetScan(path, formats, options).result();
}

std::vector<std::string> Dataset::columnNames() const {
  return columnNamesOf(items_);
}

int Dataset::classIndex(std::string_view label) const {
  const auto found = std::ranges::find(classes_, label);
  return found == classes_.end() ? -1 : static_cast<int>(found - classes_.begin());
}

std::vector<std::size_t> Dataset::itemsOfClass(std::string_view label) const {
  std::vector<std::size_t> indices;
  for (std::size_t i = 0; i < items_.size(); ++i) {
    if (items_[i].label == label) indices.push_back(i);
  }
  return indices;
}

const Item* Dataset::find(std::string_view id) const {
  const auto found = std::ranges::find(items_, id, &Item::id);
  return found == items_.end() ? nullptr : &*found;
}

SamplePtr Dataset::load(const Item& item, std::vector<Notice>& notices) const {
  return format_->load(item.file, formatOptions_, notices);
}

SamplePtr Dataset::load(const Item& item) const {
  std::vector<Notice> ignored;  // told when the set was checked
  return load(item, ignored);
}

ItemSummary Dataset::summarise(const Item& item) const {
  return format_->summarise(item.file);
}

Dataset Dataset::subset(const std::vector<std::string>& ids) const {
  std::set<std::string, std::less<>> wanted(ids.begin(), ids.end());
  Dataset result = *this;
  result.items_.clear();
  result.summaries_.clear();
  for (std::size_t i = 0; i < items_.size(); ++i) {
    if (wanted.erase(items_[i].id) == 0) continue;
    result.items_.push_back(items_[i]);
    if (!summaries_.empty()) result.summaries_.push_back(summaries_[i]);
  }
  for (const auto& item : *found_) wanted.erase(item.id);
  if (wanted.empty()) return result;
  throw Error(ErrorKind::Usage,
              fmt::format("{} \"{}\".", text("The data set has no item"), *wanted.begin()),
              {.file = path_}, text("Was the list made for another data set?"));
}

Dataset Dataset::checked(Progress& progress) const {
  std::vector<ReadOutcome> outcomes(items_.size());
  parallelFor(items_.size(), progress, [&](std::size_t i) {
    try {
      const SamplePtr sample = load(items_[i], outcomes[i].notices);
      outcomes[i].summary = format_->summarise(*sample);
      outcomes[i].usable = true;
    } catch (const Error& error) {
      outcomes[i].notices.push_back(toNotice(error));
    }
  });
  Dataset result = *this;
  result.items_.clear();
  result.summaries_.clear();
  for (std::size_t i = 0; i < items_.size(); ++i) {
    std::ranges::move(outcomes[i].notices, std::back_inserter(result.notices_));
    if (!outcomes[i].usable) continue;
    result.items_.push_back(items_[i]);
    result.summaries_.push_back(std::move(outcomes[i].summary));
  }
  std::erase_if(result.classes_, [&](const std::string& name) {
    const bool gone = result.itemsOfClass(name).empty();
    if (gone) {
      result.notices_.push_back(
          {Notice::Severity::Warning,
           fmt::format("{} \"{}\" {}", text("No file of class"), name, text("can be read.")),
           {.file = path_},
           text("Mend the files that are listed or leave the class out.")});
    }
    return gone;
  });
  if (result.items_.empty()) {
    const std::string first = result.notices_.empty() ? "" : result.notices_.front().toString();
    throw Error(ErrorKind::Input, text("No file of the data set can be read."), {.file = path_},
                first);
  }
  return result;
}

std::string Dataset::contentHash(Progress& progress) const {
  const std::vector<Item>& found = *found_;
  std::vector<std::string> hashes(found.size());
  parallelFor(found.size(), progress,
              [&](std::size_t i) { hashes[i] = contentHashOfFile(found[i].file); });
  saveContentHashCache();
  std::string all;
  for (std::size_t i = 0; i < found.size(); ++i) {
    all += found[i].id + '\t' + found[i].label + '\t' + hashes[i] + '\n';
  }
  return contentHashOf(all);
}

}  // namespace emoforge
