// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/evaluate.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <set>

#include "core/base/files.h"
#include "core/base/text.h"
#include "core/data/content_hash.h"
#include "core/experiment/catalogues.h"
#include "core/experiment/feature_tables.h"
#include "core/experiment/record.h"
#include "core/experiment/training_data.h"

namespace emoforge {
namespace {

/// The real items, parted.
struct RealSets {
  Dataset training;
  Dataset reference;
  bool heldOut = true;
};

Json recordOf(const std::filesystem::path& synthetic) {
  const auto file = synthetic / "record.json";
  if (!std::filesystem::exists(file)) return nullptr;
  try {
    return Json::parse(readFile(file));
  } catch (const nlohmann::json::parse_error&) {
    throw Error(ErrorKind::Input, text("The record of the synthetic set is damaged."),
                {.file = file}, text("Generate the samples again, or name --train."));
  }
}

/// What keeps items together (facts/metrics.md 3.1): the person, else the take.
std::string groupColumnOf(const Dataset& data) {
  const std::vector<std::string> columns = data.columnNames();
  return std::ranges::count(columns, "subject") > 0 ? "subject" : "take";
}

/// Items that neither the generator saw nor share a group with those it saw.
std::vector<std::string> untouched(const Dataset& data, const std::set<std::string>& seen) {
  const std::string group = groupColumnOf(data);
  std::set<std::string_view> groups;
  for (const Item& item : data.items()) {
    if (seen.contains(item.id)) groups.insert(item.column(group));
  }
  groups.erase("");
  std::vector<std::string> ids;
  for (const Item& item : data.items()) {
    if (!seen.contains(item.id) && !groups.contains(item.column(group))) {
      ids.push_back(item.id);
    }
  }
  return ids;
}

RealSets partByRecord(const Dataset& data, const Json& record, Progress& progress,
                      std::vector<Notice>& notices) {
  if (record.is_null() || record.at("data").at("hash") != data.contentHash(progress)) {
    notices.push_back({Notice::Severity::Warning,
                       text("It is not known which real items the generator saw: all of them are "
                            "taken as training and as reference."),
                       {},
                       text("Name its training data with --train.")});
    return {data, data, false};
  }
  const auto items = record.at("data").at("items").get<std::vector<std::string>>();
  const std::set<std::string> seen(items.begin(), items.end());
  const std::vector<std::string> rest = untouched(data, seen);
  const Dataset training = data.subset(items);
  if (!rest.empty()) return {training, data.subset(rest), true};
  notices.push_back(
      {Notice::Severity::Warning,
       text("The generator saw every real item, or every group of them: the reference is "
            "what it was trained on."),
       {},
       text("Train on a part of a split to keep others out.")});
  return {training, training, false};
}

/// A file of the training set among the synthetic ones makes every number look good.
void refuseCopies(const Dataset& synthetic, const Dataset& training) {
  std::set<std::string> hashes;
  for (const Item& item : training.items()) hashes.insert(contentHashOfFile(item.file));
  for (const Item& item : synthetic.items()) {
    if (!hashes.contains(contentHashOfFile(item.file))) continue;
    throw Error(ErrorKind::Input, text("A synthetic file is, byte for byte, a training file."),
                {.item = item.id},
                text("Take it out, or pass --training-copy-control if that is what you want to "
                     "measure."));
  }
}

void tellMissingClasses(const ComparedSets& sets, std::vector<Notice>& notices) {
  for (const std::string& label : sets.synthetic.labels) {
    if (std::ranges::count(sets.classes, label) > 0) continue;
    notices.push_back(
        {Notice::Severity::Warning,
         fmt::format(fmt::runtime(text("The class \"{}\" is not in the real set.")), label),
         {},
         text("Rename it with --map, or leave it out with --classes.")});
    return;
  }
}

FeatureTable tableOf(const FeatureSet& features, const Dataset& data, Progress& progress,
                     std::vector<Notice>& notices) {
  FeatureTable table =
      computeFeatures(features, loadTrainingData(data, progress, notices), progress, notices);
  addOrigin(table, data);
  return table;
}

Json sideOf(const std::filesystem::path& path, const FeatureTable& table) {
  return {{"path", path.string()}, {"items", table.ids}};
}

std::vector<std::string> chosenMetrics(const EvaluateRequest& request) {
  std::vector<std::string> names = request.metrics;
  for (const auto& entry : registry().metrics.entries()) {
    if (request.metrics.empty()) names.push_back(entry.card.name);
  }
  for (const std::string& name : names) registry().metrics.find(name);
  return names;
}

RealSets realSets(const EvaluateRequest& request, Progress& progress,
                  std::vector<Notice>& notices) {
  if (request.split) {
    SplitSelection part = *request.split;
    part.part = "train";
    const Dataset training = openChecked(request.real, request.import, part, progress);
    part.part = "test";
    return {training, openChecked(request.real, request.import, part, progress), true};
  }
  const Dataset real = openChecked(request.real, request.import, std::nullopt, progress);
  if (request.train.empty()) {
    return partByRecord(real, recordOf(request.synthetic), progress, notices);
  }
  return {openChecked(request.train, request.import, std::nullopt, progress), real, true};
}

}  // namespace

Evaluation evaluate(const EvaluateRequest& request, Progress& progress) {
  const auto start = std::chrono::steady_clock::now();
  const std::string started = currentTimeUtc();
  const std::vector<std::string> metrics = chosenMetrics(request);
  Evaluation result;
  const RealSets real = realSets(request, progress, result.notices);
  ImportOptions import = request.import;
  import.columnPatterns.clear();
  const Dataset synthetic = openChecked(request.synthetic, import, std::nullopt, progress);
  if (!request.allowTrainingCopies) refuseCopies(synthetic, real.training);

  const auto features = makeFeatures(request.features, real.training.modality(), request.set);
  const TrainingData training = loadTrainingData(real.training, progress, result.notices);
  features->fit(training.classes.front().samples, training.classes.front().ids);
  FeatureTable seen = computeFeatures(*features, training, progress, result.notices);
  addOrigin(seen, real.training);
  const FeatureTable reference =
      real.heldOut ? tableOf(*features, real.reference, progress, result.notices) : seen;
  const FeatureTable made = tableOf(*features, synthetic, progress, result.notices);

  const std::string name =
      request.features.empty() ? defaultFeatures(real.training.modality()) : request.features;
  const ComparedSets sets = compareIn(name, seen, reference, !real.heldOut, made);
  tellMissingClasses(sets, result.notices);
  for (const std::string& metric : metrics) {
    progress.throwIfCancelled();
    const auto entries =
        registry().metrics.create(metric)->measure(sets, Random(request.seed).stream(metric));
    result.entries.insert(result.entries.end(), entries.begin(), entries.end());
  }
  result.record = {
      {"format", 1},
      {"kind", "evaluation"},
      {"metrics", metrics},
      {"features", name},
      {"set", request.set},
      {"seed", request.seed},
      {"variant", "standard"},
      {"training", sideOf(real.training.path(), seen)},
      {"reference", sideOf(real.reference.path(), reference)},
      {"synthetic", sideOf(request.synthetic, made)},
      {"dropped_columns", sets.droppedColumns},
      {"versions", currentVersions()},
      {"started", started},
      {"seconds", std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count()}};
  return result;
}

}  // namespace emoforge
