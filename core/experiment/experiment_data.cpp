// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/experiment_data.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/data/item_groups.h"
#include "core/experiment/evaluated_data.h"
#include "core/experiment/seen_items.h"
#include "core/experiment/training_data.h"

namespace emoforge {
namespace {

/// Ids of the items whose value of the column every class has.
std::vector<std::string> sharedIds(const Dataset& data, const std::vector<std::string>& wanted) {
  const std::vector<std::string> known = data.columnNames();
  const auto found = std::ranges::find_if(
      wanted, [&](const std::string& name) { return std::ranges::count(known, name) > 0; });
  const std::string column = found == wanted.end() ? wanted.front() : *found;
  std::map<std::string, std::set<std::string>> labels;
  for (const Item& item : data.items()) {
    labels[std::string(item.column(column))].insert(item.label);
  }
  std::vector<std::string> ids;
  for (const Item& item : data.items()) {
    const std::string value(item.column(column));
    if (!value.empty() && labels[value].size() == data.classes().size()) ids.push_back(item.id);
  }
  if (!ids.empty()) return ids;
  throw Error(ErrorKind::Input,
              fmt::format(fmt::runtime(text("No value of \"{}\" occurs in every class.")), column),
              {.file = data.path()},
              fmt::format("{}: {}.", text("Columns here"), fmt::join(data.columnNames(), ", ")));
}

/// Frames of one take stay together; what people are in the set decides where it is known.
std::vector<std::string> defaultGroup(const Dataset& data) {
  const std::vector<std::string> columns = data.columnNames();
  for (const char* usual : {"subject", "take", "content", "recording"}) {
    if (std::ranges::count(columns, usual) > 0) return {usual};
  }
  throw Error(ErrorKind::Usage, text("The experiment names no group key."), {.item = "split.group"},
              fmt::format("{}: {}.", text("Columns here"), fmt::join(columns, ", ")));
}

/// The split that the data set came with, in its column `split`.
Split ownSplit(const ExperimentSpec& spec, const Dataset& data, Progress& progress) {
  auto split = declaredSplit(data);
  if (!split) {
    throw Error(ErrorKind::Input, text("No item names its part in a column \"split\"."),
                {.file = data.path()}, text("Choose another split scheme."));
  }
  split->dataHash = data.contentHash(progress);
  split->groupKeys = spec.split.groupKeys.empty() ? defaultGroup(data) : spec.split.groupKeys;
  return std::move(*split);
}

Split splitOf(const ExperimentSpec& spec, const Dataset& data, Progress& progress) {
  if (spec.split.scheme == "declared") return ownSplit(spec, data, progress);
  if (spec.splitFile.empty()) {
    SplitRequest request = spec.split;
    if (request.groupKeys.empty()) request.groupKeys = defaultGroup(data);
    return makeSplit(data, request, progress);
  }
  Split split = Split::fromJson(Json::parse(readFile(spec.splitFile)), spec.splitFile);
  if (split.dataHash == data.contentHash(progress)) return split;
  throw Error(ErrorKind::Input,
              text("The split was made for other data, or the data changed since."),
              {.file = spec.splitFile}, text("Make it again with \"dataset split\"."));
}

void refuseSeen(const Dataset& data, const Split& split, const std::set<std::string>& seen) {
  for (const Fold& fold : split.folds) {
    for (const std::string& id : fold.test) {
      if (!seen.contains(id)) continue;
      throw Error(ErrorKind::Input,
                  text("The synthetic items were made from an item of the test part."),
                  {.item = id}, text("Make them from the training part of the split."));
    }
    if (!fold.test.empty()) continue;
    throw Error(ErrorKind::Input,
                text("The synthetic items were made from every real item or group: nothing is left "
                     "to test on."),
                {.file = data.path()}, text("Train on a part of a split to keep others out."));
  }
}

/// Ids that the data set has: a split may name classes that were left out.
void keepKnown(const Dataset& data, std::vector<std::string>& ids) {
  std::erase_if(ids, [&](const std::string& id) { return data.find(id) == nullptr; });
}

}  // namespace

ExperimentData ExperimentData::load(const ExperimentSpec& spec, Progress& progress) {
  ExperimentData result;
  Dataset data = openChecked(spec.data, spec.import, std::nullopt, progress, spec.exclude);
  if (!spec.sharedBy.empty()) data = data.subset(sharedIds(data, spec.sharedBy));
  result.data_ = data;
  result.notices_ = data.notices();
  result.onValidation_ = spec.evaluateOn == "validation";
  const TrainingData loaded = loadTrainingData(data, progress, result.notices_);
  for (const TrainingClass& one : loaded.classes) {
    for (std::size_t i = 0; i < one.ids.size(); ++i) result.samples_[one.ids[i]] = one.samples[i];
  }
  result.hash_ = data.contentHash(progress);
  result.split_ = result.splitFor(spec, progress);
  for (Fold& fold : result.split_.folds) {
    for (auto* ids : {&fold.train, &fold.validation, &fold.test}) keepKnown(data, *ids);
  }
  const auto numbers = itemGroups(data, result.split_.groupKeys);
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    result.groups_[data.items()[i].id] = numbers[i];
  }
  result.audit_ = auditLoaded(data, loaded, &result.split_, result.split_.groupKeys, progress);
  result.audit_.splitSource =
      spec.splitFile.empty() ? text("made by the experiment") : spec.splitFile.filename().string();
  if (spec.removeLeaks) result.removeLeaks();
  if (!spec.crossData.empty()) result.loadCross(spec, progress);
  result.loadFolders(spec, progress);
  return result;
}

/// Items that made a folder of synthetic ones, and their groups, are never tested on.
Split ExperimentData::splitFor(const ExperimentSpec& spec, Progress& progress) {
  std::set<std::string> seen;
  for (const SourceSpec& source : spec.sources) {
    if (source.kind != SourceSpec::Kind::Folder) continue;
    const SeenItems items = seenItems(source.folder, data_, progress);
    if (!items.known && spec.splitFile.empty()) {
      throw Error(ErrorKind::Input,
                  text("It is not known which real items the synthetic ones were made from."),
                  {.file = source.folder}, text("Name the split whose training part it was."));
    }
    seen.insert(items.ids.begin(), items.ids.end());
  }
  if (seen.empty()) return splitOf(spec, data_, progress);
  Split split;
  if (spec.splitFile.empty()) {
    split.dataHash = hash_;
    split.groupKeys = defaultGroup(data_);
    split.scheme = "holdout";
    split.folds.push_back({{seen.begin(), seen.end()}, {}, untouchedItems(data_, seen)});
  } else {
    split = splitOf(spec, data_, progress);
  }
  refuseSeen(data_, split, seen);
  return split;
}

void ExperimentData::loadFolders(const ExperimentSpec& spec, Progress& progress) {
  for (const SourceSpec& source : spec.sources) {
    if (source.kind != SourceSpec::Kind::Folder) continue;
    ImportOptions import;
    import.classes = classes();
    const Dataset folder = openChecked(source.folder, import, std::nullopt, progress);
    refuseTrainingCopies(folder, data_);
    folders_[source.label()] = loadTrainingData(folder, progress, notices_);
  }
}

TrainingData ExperimentData::fromFolder(const std::string& source,
                                        const std::vector<std::size_t>& counts) const {
  TrainingData drawn = folders_.at(source);
  for (TrainingClass& one : drawn.classes) {
    const auto label = static_cast<std::size_t>(data_.classIndex(one.label));
    const std::size_t kept = std::min(one.ids.size(), counts[label]);
    one.ids.resize(kept);
    one.samples.resize(kept);
  }
  return drawn;
}

/// Takes items out of the training and validation parts that a finding names together with an item
/// that is tested on.
void ExperimentData::removeLeaks() {
  std::size_t removed = 0;
  for (const LeakageFinding& finding : audit_.findings) {
    if (finding.severity != Notice::Severity::Error || finding.folds.empty()) continue;
    const std::set<std::string> named(finding.items.begin(), finding.items.end());
    for (const std::size_t number : finding.folds) {
      Fold& fold = split_.folds[number - 1];
      const auto isNamed = [&](const std::string& id) { return named.contains(id); };
      if (std::ranges::none_of(fold.test, isNamed)) continue;
      removed += std::erase_if(fold.train, isNamed) + std::erase_if(fold.validation, isNamed);
    }
  }
  notices_.push_back(
      {Notice::Severity::Info,
       fmt::format(fmt::runtime(text("{} items were left out of training parts because they leak "
                                     "into a test part.")),
                   removed),
       {},
       {}});
}

void ExperimentData::loadCross(const ExperimentSpec& spec, Progress& progress) {
  ImportOptions import = spec.crossImport;
  if (import.classes.empty()) import.classes = classes();
  const Dataset other = openChecked(spec.crossData, import, std::nullopt, progress);
  cross_.data = loadTrainingData(other, progress, notices_);
  cross_.rows.classes = classes().size();
  std::map<std::string, std::size_t> groups;
  const std::vector<std::string> columns = other.columnNames();
  std::vector<std::string> keys = split_.groupKeys;
  std::erase_if(keys,
                [&](const std::string& key) { return std::ranges::count(columns, key) == 0; });
  const auto numbers = itemGroups(other, keys);
  for (std::size_t i = 0; i < numbers.size(); ++i) groups[other.items()[i].id] = numbers[i];
  for (const TrainingClass& one : cross_.data.classes) {
    if (std::ranges::count(classes(), one.label) == 0) {
      throw Error(ErrorKind::Input,
                  fmt::format(fmt::runtime(text("The other data set has a class \"{}\" that the "
                                                "first one lacks.")),
                              one.label),
                  {.file = spec.crossData}, text("Rename it or leave it out in cross_options."));
    }
    const auto label = static_cast<std::size_t>(data_.classIndex(one.label));
    for (const std::string& id : one.ids) {
      cross_.ids.push_back(id);
      cross_.rows.labels.push_back(label);
      cross_.rows.groups.push_back(groups.at(id));
    }
  }
}

std::size_t ExperimentData::group(const std::string& id) const {
  return groups_.at(id);
}

std::string ExperimentData::groupName() const {
  return fmt::format("{}", fmt::join(split_.groupKeys, "+"));
}

LoadedPart ExperimentData::part(const std::vector<std::string>& ids) const {
  LoadedPart result;
  result.data.modality = data_.modality();
  result.rows.classes = classes().size();
  for (std::size_t c = 0; c < classes().size(); ++c) {
    TrainingClass one{classes()[c], {}, {}};
    for (const std::string& id : ids) {
      const auto sample = samples_.find(id);
      if (data_.find(id)->label != one.label || sample == samples_.end()) continue;
      one.ids.push_back(id);
      one.samples.push_back(sample->second);
      result.ids.push_back(id);
      result.rows.labels.push_back(c);
      result.rows.groups.push_back(groups_.at(id));
    }
    if (!one.ids.empty()) result.data.classes.push_back(std::move(one));
  }
  return result;
}

LoadedPart ExperimentData::training(std::size_t fold) const {
  return part(split_.folds[fold].train);
}

LoadedPart ExperimentData::tested(std::size_t fold) const {
  return part(onValidation_ ? split_.folds[fold].validation : split_.folds[fold].test);
}

LoadedPart ExperimentData::crossed() const {
  if (!cross_.ids.empty()) return cross_;
  throw Error(ErrorKind::Usage, text("The experiment names no other data set."));
}

LoadedPart ExperimentData::only(const LoadedPart& part, const std::vector<std::size_t>& rows) {
  LoadedPart result;
  result.data.modality = part.data.modality;
  result.rows.classes = part.rows.classes;
  std::size_t row = 0;
  for (const TrainingClass& one : part.data.classes) {
    TrainingClass kept{one.label, {}, {}};
    for (std::size_t i = 0; i < one.ids.size(); ++i, ++row) {
      if (!std::ranges::binary_search(rows, row)) continue;
      kept.ids.push_back(one.ids[i]);
      kept.samples.push_back(one.samples[i]);
      result.ids.push_back(one.ids[i]);
      result.rows.labels.push_back(part.rows.labels[row]);
      result.rows.groups.push_back(part.rows.groups[row]);
    }
    if (!kept.ids.empty()) result.data.classes.push_back(std::move(kept));
  }
  return result;
}

}  // namespace emoforge
