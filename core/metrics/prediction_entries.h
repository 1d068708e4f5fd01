// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/metrics/metric_entry.h"
#include "core/metrics/predictions.h"

namespace emoforge {

/// What is told with the scores of a classifier.
struct PredictionContext {
  std::vector<std::string> classes;  ///< names
  std::string unit = "subject";      ///< what a group is
  std::string featureSpace;
  std::string fittedOn = "train";  ///< "synthetic" where the classifier learnt from such items
  std::string referenceSet = "held-out";
  std::size_t real = 0;               ///< real items among those learnt from and tested on
  std::size_t synthetic = 0;          ///< the others
  std::size_t bootstrapDraws = 2000;  ///< 0: no intervals
};

/// accuracy, balanced-accuracy, macro-precision, macro-f1, weighted-precision, weighted-f1, mcc,
/// kappa, auc, log-loss, brier, ece, then "recall/<class>" (facts/metrics.md 4), with the level of
/// chance where it is known. Intervals of the first, second, fourth, seventh, tenth and eleventh
/// (facts/metrics.md 5): independent items: Wilson, for the accuracy alone; ten groups or more:
/// cluster bootstrap; fewer: t over the groups' values; one group: none. An accuracy of 0 or 1:
/// Wilson over the groups.
std::vector<MetricEntry> predictionEntries(const Predictions& predictions,
                                           const PredictionContext& context, const Random& random);

/// "macro-f1" where class counts differ by more than 1.5 times, else "accuracy".
std::string primaryScore(const Predictions& predictions);

}  // namespace emoforge
