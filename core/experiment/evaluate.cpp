// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/evaluate.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <iterator>
#include <set>

#include "core/base/text.h"
#include "core/experiment/feature_tables.h"
#include "core/experiment/training_data.h"

namespace emoforge {
namespace {

void tellMissingClasses(const ComparedSets& sets, std::vector<Notice>& notices) {
  for (const std::string& label : sets.synthetic.labels) {
    if (std::ranges::count(sets.classes, label) > 0) continue;
    Notice notice;
    notice.message =
        fmt::format(fmt::runtime(text("The class \"{}\" is not in the real set.")), label);
    notice.advice = text("Rename it with --map, or leave it out with --classes.");
    notices.push_back(notice);
    return;
  }
}

/// What keeps a real item together with others: itself where that is not known; nothing for
/// synthetic items, which are drawn independently.
std::string groupOf(const Dataset& data, const std::string& id, const std::string& groupColumn) {
  if (groupColumn.empty()) return "";
  const Item* item = data.find(id);
  const std::string group(item == nullptr ? "" : item->column(groupColumn));
  return group.empty() ? id : group;
}

/// Items that the features could not describe are left out of both.
DescribedSet described(const FeatureSet& features, const TrainingData& items, const Dataset& data,
                       const std::string& groupColumn, Progress& progress,
                       std::vector<Notice>& notices) {
  DescribedSet result;
  result.table = computeFeatures(features, items, progress, notices);
  addOrigin(result.table, data, groupColumn);
  const std::set<std::string> kept(result.table.ids.begin(), result.table.ids.end());
  std::vector<LoadedSample> samples;
  for (const TrainingClass& one : items.classes) {
    for (std::size_t i = 0; i < one.samples.size(); ++i) {
      if (!kept.contains(one.ids[i])) continue;
      samples.push_back(
          {one.ids[i], one.label, groupOf(data, one.ids[i], groupColumn), one.samples[i]});
    }
  }
  result.samples = SampleSet(std::move(samples));
  return result;
}

Json sideOf(const std::filesystem::path& path, const FeatureTable& table) {
  return {{"path", path.string()}, {"items", table.ids}};
}

DescribedSets describedSets(const EvaluatedData& data, FeatureSet& features,
                            const std::string& space, Progress& progress,
                            std::vector<Notice>& notices) {
  const std::string group = groupColumnOf(data.reference);
  const auto describe = [&](const TrainingData& items, const Dataset& of,
                            const std::string& column) {
    return described(features, items, of, column, progress, notices);
  };
  const TrainingData training = loadTrainingData(data.training, progress, notices);
  std::vector<SamplePtr> samples;
  std::vector<std::string> ids;
  for (const TrainingClass& one : training.classes) {
    samples.insert(samples.end(), one.samples.begin(), one.samples.end());
    ids.insert(ids.end(), one.ids.begin(), one.ids.end());
  }
  features.fit(samples, ids);
  DescribedSets sets;
  sets.modality = data.training.modality();
  sets.space = space;
  sets.groupUnit = group == "subject" ? "subject" : "trial";
  sets.heldOut = data.heldOut;
  sets.training = describe(training, data.training, group);
  sets.reference = data.heldOut ? describe(loadTrainingData(data.reference, progress, notices),
                                           data.reference, group)
                                : sets.training;
  sets.synthetic =
      describe(loadTrainingData(data.synthetic, progress, notices), data.synthetic, "");
  return sets;
}

/// Names as asked for, or all of the variants.
std::vector<std::string> chosenMetrics(const EvaluateRequest& request,
                                       const std::string& modality) {
  if (!request.metrics.empty()) {
    requireMetrics(request.metrics, modality, request.variants);
    return request.metrics;
  }
  std::vector<std::string> names;
  for (const Variant variant : request.variants) {
    for (const std::string& name : metricNames(modality, variant)) {
      if (std::ranges::count(names, name) == 0) names.push_back(name);
    }
  }
  return names;
}

std::string variantOf(const std::vector<Variant>& variants) {
  return variants.size() == 1 ? toText(variants.front()) : "both";
}

}  // namespace

Evaluation evaluate(const EvaluateRequest& request, Progress& progress) {
  const auto start = std::chrono::steady_clock::now();
  const std::string started = currentTimeUtc();
  Evaluation result;
  const EvaluatedData data = evaluatedData(request.paths, progress, result.notices);
  const std::string modality = data.training.modality();
  const std::vector<std::string> metrics = chosenMetrics(request, modality);
  if (!request.allowTrainingCopies) refuseTrainingCopies(data.synthetic, data.training);

  const std::string space = request.features.empty() ? defaultFeatures(modality) : request.features;
  const auto features = makeFeatures(space, modality, request.set);
  const DescribedSets sets = describedSets(data, *features, space, progress, result.notices);
  const Comparison comparison = compare(sets);
  tellMissingClasses(comparison.sets, result.notices);
  const Random random(request.seed);
  for (const Variant variant : request.variants) {
    std::ranges::move(measureAll(metrics, comparison, random, progress, variant),
                      std::back_inserter(result.entries));
  }
  if (request.controls) result.controls = controlRows(sets, metrics, random, progress);
  result.record = {
      {"format", 1},
      {"kind", "evaluation"},
      {"metrics", metrics},
      {"features", space},
      {"set", request.set},
      {"seed", request.seed},
      {"variant", variantOf(request.variants)},
      {"training", sideOf(data.training.path(), sets.training.table)},
      {"reference", sideOf(data.reference.path(), sets.reference.table)},
      {"synthetic", sideOf(request.paths.synthetic, sets.synthetic.table)},
      {"dropped_columns", comparison.sets.droppedColumns},
      {"versions", currentVersions()},
      {"started", started},
      {"seconds", std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count()}};
  return result;
}

}  // namespace emoforge
