// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/evaluate.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <set>

#include "core/base/text.h"
#include "core/experiment/comparison.h"
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

/// A set as rows and as samples: the same items.
struct Described {
  FeatureTable table;
  SampleSet samples;
};

/// What keeps a real item together with others: itself where that is not known; nothing for
/// synthetic items, which are drawn independently.
std::string groupOf(const Dataset& data, const std::string& id, const std::string& groupColumn) {
  if (groupColumn.empty()) return "";
  const Item* item = data.find(id);
  const std::string group(item == nullptr ? "" : item->column(groupColumn));
  return group.empty() ? id : group;
}

/// Items that the features could not describe are left out of both.
Described described(const FeatureSet& features, const TrainingData& items, const Dataset& data,
                    const std::string& groupColumn, Progress& progress,
                    std::vector<Notice>& notices) {
  Described result;
  result.table = computeFeatures(features, items, progress, notices);
  addOrigin(result.table, data);
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

/// The three sets, described.
struct Sides {
  Described training, reference, synthetic;
};

Sides sidesOf(const EvaluatedData& data, FeatureSet& features, Progress& progress,
              std::vector<Notice>& notices) {
  const auto describe = [&](const TrainingData& items, const Dataset& of,
                            const std::string& group) {
    return described(features, items, of, group, progress, notices);
  };
  const std::string group = groupColumnOf(data.reference);
  const TrainingData training = loadTrainingData(data.training, progress, notices);
  features.fit(training.classes.front().samples, training.classes.front().ids);
  Sides sides;
  sides.training = describe(training, data.training, group);
  sides.reference = data.heldOut ? describe(loadTrainingData(data.reference, progress, notices),
                                            data.reference, group)
                                 : sides.training;
  sides.synthetic =
      describe(loadTrainingData(data.synthetic, progress, notices), data.synthetic, "");
  return sides;
}

Comparison comparisonOf(const EvaluatedData& data, const Sides& sides, const std::string& space) {
  Comparison result;
  result.sets = compareIn(space, sides.training.table, sides.reference.table, !data.heldOut,
                          sides.synthetic.table);
  result.samples = {data.training.modality(),
                    result.sets.referenceSet,
                    groupColumnOf(data.reference) == "subject" ? "subject" : "trial",
                    result.sets.classes,
                    sides.training.samples,
                    sides.reference.samples,
                    sides.synthetic.samples};
  return result;
}

}  // namespace

Evaluation evaluate(const EvaluateRequest& request, Progress& progress) {
  const auto start = std::chrono::steady_clock::now();
  const std::string started = currentTimeUtc();
  Evaluation result;
  const EvaluatedData data = evaluatedData(request.paths, progress, result.notices);
  const std::string modality = data.training.modality();
  const std::vector<std::string> metrics =
      request.metrics.empty() ? metricNames(modality) : request.metrics;
  requireMetrics(metrics, modality);
  if (!request.allowTrainingCopies) refuseTrainingCopies(data.synthetic, data.training);

  const std::string space = request.features.empty() ? defaultFeatures(modality) : request.features;
  const auto features = makeFeatures(space, modality, request.set);
  const Sides sides = sidesOf(data, *features, progress, result.notices);
  const Comparison comparison = comparisonOf(data, sides, space);
  tellMissingClasses(comparison.sets, result.notices);
  result.entries = measureAll(metrics, comparison, Random(request.seed), progress);
  result.record = {
      {"format", 1},
      {"kind", "evaluation"},
      {"metrics", metrics},
      {"features", space},
      {"set", request.set},
      {"seed", request.seed},
      {"variant", "standard"},
      {"training", sideOf(data.training.path(), sides.training.table)},
      {"reference", sideOf(data.reference.path(), sides.reference.table)},
      {"synthetic", sideOf(request.paths.synthetic, sides.synthetic.table)},
      {"dropped_columns", comparison.sets.droppedColumns},
      {"versions", currentVersions()},
      {"started", started},
      {"seconds", std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count()}};
  return result;
}

}  // namespace emoforge
