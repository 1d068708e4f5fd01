// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/experiment_statistics.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>

#include "core/base/text.h"
#include "core/metrics/part_entries.h"
#include "core/numerics/intervals.h"
#include "core/numerics/paired_tests.h"
#include "core/numerics/student_t.h"

namespace emoforge {
namespace {

constexpr std::size_t kFewestBootstrapGroups = 10;
constexpr std::size_t kFewestWilcoxonGroups = 6;
constexpr std::size_t kMostPermutedGroups = 12;
/// Means of equal values differ by rounding alone.
constexpr double kSame = 1e-12;

std::vector<double> valuesOf(const std::map<std::size_t, double>& map) {
  std::vector<double> values;
  for (const auto& [key, value] : map) values.push_back(value);
  return values;
}

double meanOf(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double deviationOf(const std::vector<double>& values) {
  const double mean = meanOf(values);
  double sum = 0.0;
  for (const double value : values) sum += (value - mean) * (value - mean);
  return std::sqrt(sum / static_cast<double>(values.size() - 1));
}

Interval around(double mean, double half) {
  return {mean - half, mean + half};
}

/// Adds mean ± t·SE over independent replicates; nothing for fewer than two.
void addPlainInterval(const std::vector<double>& values, double mean, MetricEntry& entry) {
  if (values.size() < 2) return;
  const MeanInterval interval = meanInterval(values);
  const double half = 0.5 * (interval.high - interval.low);
  entry.interval = around(mean, half);
  entry.intervalMethod = "t";
}

bool allEqual(const std::vector<double>& values) {
  const auto [least, most] = std::ranges::minmax(values);
  return most - least < kSame;
}

/// Values that do not vary would give an interval of no width, which nobody should believe.
void addSplitInterval(const std::vector<double>& values, double mean, std::size_t groups,
                      const Replication& replication, MetricEntry& entry) {
  if (values.size() < 2) {
    addCaveat(entry, text("One split: its interval is unknown."));
    return;
  }
  if (!allEqual(values)) {
    entry.interval = around(mean, correctedHalfWidth(values, replication.testOverTrain));
    entry.intervalMethod = "corrected-resampled-t";
    entry.unitOfReplication = "split";
    return;
  }
  const bool share = entry.name == "accuracy" || entry.name == "macro-f1";
  const bool extreme = std::abs(mean) < kSame || std::abs(mean - 1.0) < kSame;
  if (share && extreme && groups > 0) {
    entry.interval = wilsonInterval(mean > 0.5 ? groups : 0, groups);
    entry.intervalMethod = "wilson";
    entry.unitOfReplication = replication.group;
  } else {
    addCaveat(entry, text("All splits have one value: its interval is unknown."));
  }
}

/// Confusion of each group over all cells of the row.
std::map<std::size_t, ConfusionMatrix> groupConfusions(const RowScores& row, std::size_t classes) {
  std::map<std::size_t, ConfusionMatrix> result;
  for (const CellResult& cell : row.cells) {
    for (std::size_t i = 0; i < cell.groups.size(); ++i) {
      const auto place = result.try_emplace(cell.groups[i], classes).first;
      place->second.add(cell.truths[i], cell.predicted[i]);
    }
  }
  return result;
}

void addGroupInterval(const RowScores& row, const std::string& score, std::size_t classes,
                      const Replication& replication, MetricEntry& entry) {
  entry.unitOfReplication = replication.group;
  if (row.groups.size() < 2) {
    addCaveat(entry, fmt::format(fmt::runtime(text("One {}: no interval.")), replication.group));
    entry.unitOfReplication.clear();
    return;
  }
  const auto confusions = groupConfusions(row, classes);
  std::vector<ConfusionMatrix> parts;
  for (const auto& [group, confusion] : confusions) parts.push_back(confusion);
  const auto pooled = [&](std::span<const std::size_t> drawn) {
    ConfusionMatrix sum(classes);
    for (const std::size_t g : drawn) {
      for (std::size_t t = 0; t < classes; ++t) {
        for (std::size_t p = 0; p < classes; ++p) sum.add(t, p, parts[g].count(t, p));
      }
    }
    return scoreOf(sum, score);
  };
  entry.replicates = parts.size();
  if (parts.size() >= kFewestBootstrapGroups) {
    // The value is what the interval is of: the score of all groups together.
    std::vector<std::size_t> all(parts.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    entry.value = pooled(all);
    entry.interval = clusterBootstrap(parts.size(), pooled, Random(1).stream("bootstrap"));
    entry.intervalMethod = "cluster-bootstrap-bca";
    return;
  }
  std::vector<double> values;
  for (std::size_t g = 0; g < parts.size(); ++g) {
    const std::size_t one[] = {g};
    values.push_back(pooled(one));
  }
  addPlainInterval(values, *entry.value, entry);
}

}  // namespace

double RowScores::mean() const {
  return meanOf(valuesOf(folds));
}

Replication Replication::of(const ExperimentFolder& experiment) {
  Replication result;
  result.scheme = experiment.split.scheme;
  result.group = fmt::format("{}", fmt::join(experiment.split.groupKeys, "+"));
  result.folds = experiment.split.folds.size();
  if (result.scheme == "group-k-fold" && result.folds > 1) {
    result.testOverTrain = 1.0 / static_cast<double>(result.folds - 1);
    return result;
  }
  double ratios = 0.0;
  for (const Fold& fold : experiment.split.folds) {
    const auto& tested = experiment.spec.evaluateOn == "validation" ? fold.validation : fold.test;
    ratios += static_cast<double>(tested.size()) /
              static_cast<double>(std::max<std::size_t>(1, fold.train.size()));
  }
  result.testOverTrain = ratios / static_cast<double>(std::max<std::size_t>(1, result.folds));
  return result;
}

bool Replication::overSplits() const {
  return folds > 1 && scheme != "leave-one-group-out";
}

RowScores gather(const std::string& source, const std::vector<const CellResult*>& cells,
                 const std::string& score) {
  RowScores row;
  row.source = source;
  std::map<std::size_t, std::vector<double>> folds;
  std::map<std::size_t, std::vector<double>> groups;
  for (const CellResult* cell : cells) {
    if (!cell->problem.empty()) {
      if (row.failed++ == 0) row.problem = cell->problem;
      continue;
    }
    if (row.caveat.empty()) row.caveat = cell->caveat;
    row.cells.push_back(*cell);
    const auto found = cell->scores.find(score);
    if (found != cell->scores.end()) folds[cell->fold].push_back(found->second);
    for (std::size_t i = 0; i < cell->groups.size(); ++i) {
      groups[cell->groups[i]].push_back(cell->truths[i] == cell->predicted[i] ? 1.0 : 0.0);
    }
  }
  for (const auto& [fold, values] : folds) row.folds[fold] = meanOf(values);
  for (const auto& [group, values] : groups) row.groups[group] = meanOf(values);
  return row;
}

MetricEntry entryOf(const RowScores& row, const std::string& score, bool higherIsBetter,
                    const Replication& replication, std::size_t classes) {
  MetricEntry entry;
  entry.name = score;
  entry.direction = higherIsBetter ? Direction::Up : Direction::Down;
  if (!row.cells.empty()) {
    entry.variant = row.cells.front().variant;
    entry.featureSpace = row.cells.front().features;
    entry.real = row.cells.front().truths.size();
    entry.synthetic = row.cells.front().trainedSynthetic;
  }
  if (!row.groups.empty()) entry.groups = row.groups.size();
  if (!row.caveat.empty()) addCaveat(entry, row.caveat);
  if (row.failed > 0) {
    addCaveat(entry, fmt::format(fmt::runtime(text("{} cells could not be measured: {}")),
                                 row.failed, row.problem));
  }
  if (row.folds.empty()) {
    if (row.failed == 0) addCaveat(entry, text("Nothing was measured yet."));
    return entry;
  }
  const std::vector<double> values = valuesOf(row.folds);
  entry.value = meanOf(values);
  entry.replicates = values.size();
  if (replication.overSplits() || row.groups.empty()) {
    addSplitInterval(values, *entry.value, row.groups.size(), replication, entry);
  } else if (row.cells.front().scores.contains(score) && score != "auc" && score != "log-loss" &&
             score != "brier" && score != "ece") {
    addGroupInterval(row, score, classes, replication, entry);
  } else {
    addCaveat(entry, text("No interval: it is not known group by group."));
  }
  return entry;
}

Json Contrast::toJson() const {
  const auto number = [](const std::optional<double>& value) {
    return value && std::isfinite(*value) ? Json(*value) : Json(nullptr);
  };
  return {{"mean", number(mean)},
          {"ci95", interval ? Json{interval->low, interval->high} : Json(nullptr)},
          {"ci_method", interval ? Json("corrected-resampled-t") : Json(nullptr)},
          {"folds", folds},
          {"p", number(p)},
          {"p_holm", number(holm)},
          {"groups", groups},
          {"accuracy_over_groups", number(groupMean)},
          {"p_wilcoxon_groups", number(wilcoxon)},
          {"p_sign_permutation_groups", number(permutation)},
          {"detectable_accuracy", number(detectable)},
          {"caveat", caveat.empty() ? Json(nullptr) : Json(caveat)}};
}

Contrast contrastOf(const RowScores& row, const RowScores& reference,
                    const Replication& replication) {
  Contrast contrast;
  std::vector<double> differences;
  for (const auto& [fold, value] : row.folds) {
    const auto other = reference.folds.find(fold);
    if (other != reference.folds.end()) differences.push_back(value - other->second);
  }
  contrast.folds = differences.size();
  if (differences.empty()) {
    contrast.caveat = text("The rows have no fold in common.");
    return contrast;
  }
  contrast.mean = meanOf(differences);
  if (std::abs(*contrast.mean) < kSame) contrast.mean = 0.0;
  if (replication.overSplits() && differences.size() > 1 && !allEqual(differences)) {
    contrast.interval =
        around(*contrast.mean, correctedHalfWidth(differences, replication.testOverTrain));
    contrast.p = correctedResampledTest(differences, replication.testOverTrain).p;
  }
  std::vector<double> byGroup;
  for (const auto& [group, value] : row.groups) {
    const auto other = reference.groups.find(group);
    if (other != reference.groups.end()) byGroup.push_back(value - other->second);
  }
  contrast.groups = byGroup.size();
  if (!byGroup.empty()) contrast.groupMean = meanOf(byGroup);
  if (byGroup.size() >= kFewestWilcoxonGroups) contrast.wilcoxon = wilcoxonSignedRank(byGroup).p;
  if (byGroup.size() > 1 && byGroup.size() <= kMostPermutedGroups) {
    contrast.permutation = signPermutationTest(byGroup).p;
  }
  if (byGroup.size() > 1) {
    contrast.detectable = detectableDifference(deviationOf(byGroup), byGroup.size());
  }
  if (allEqual(differences) && differences.size() > 1) {
    contrast.caveat = text("The difference is the same in all splits: no test.");
  } else if (!contrast.p) {
    contrast.p = contrast.permutation ? contrast.permutation : contrast.wilcoxon;
    contrast.caveat = contrast.p ? text(
                                       "p of the accuracy over groups: the splits are no "
                                       "replicates.")
                                 : text("Too few splits and groups for a test.");
  }
  return contrast;
}

void adjustFamily(std::vector<Contrast*> family) {
  std::erase_if(family, [](const Contrast* contrast) {
    return !contrast->p || !std::isfinite(*contrast->p);
  });
  std::vector<double> p;
  for (const Contrast* contrast : family) p.push_back(*contrast->p);
  const std::vector<double> adjusted = holmAdjusted(p);
  for (std::size_t i = 0; i < family.size(); ++i) family[i]->holm = adjusted[i];
}

MetricEntry meanEntry(MetricEntry like, const std::map<std::size_t, double>& folds,
                      const Replication& replication) {
  like.interval.reset();
  like.intervalMethod.clear();
  like.unitOfReplication.clear();
  like.replicates = folds.size();
  like.value.reset();
  if (folds.empty()) return like;
  const std::vector<double> values = valuesOf(folds);
  like.value = meanOf(values);
  if (replication.overSplits()) {
    addSplitInterval(values, *like.value, 0, replication, like);
  } else {
    addPlainInterval(values, *like.value, like);
    if (like.interval) like.unitOfReplication = replication.group;
  }
  return like;
}

}  // namespace emoforge
