// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/array.h"

namespace emoforge {

/// counts(true class, predicted class).
class ConfusionMatrix {
 public:
  explicit ConfusionMatrix(std::size_t classes) : counts_({classes, classes}) {}

  void add(std::size_t truth, std::size_t predicted, std::size_t count = 1);
  std::size_t classes() const { return counts_.extent(0); }
  std::size_t count(std::size_t truth, std::size_t predicted) const {
    return counts_(truth, predicted);
  }
  std::size_t total() const;
  std::size_t ofClass(std::size_t truth) const;
  std::size_t predictedAs(std::size_t predicted) const;

 private:
  BasicArray<std::size_t> counts_;
};

/// Scores of facts/metrics.md 4. Averages over classes take those that occur in the test part; a
/// class that is never predicted has precision 0 and is named.
struct ClassificationScores {
  double accuracy = 0.0;
  double balancedAccuracy = 0.0;  ///< mean recall
  double macroPrecision = 0.0;
  double macroF1 = 0.0;
  double weightedPrecision = 0.0;
  double weightedF1 = 0.0;
  double correlation = 0.0;                 ///< multi-class MCC, 0 where a factor is 0
  double kappa = 0.0;                       ///< Cohen; 0 where chance agreement is 1
  double majorityLevel = 0.0;               ///< share of the largest class
  double uniformLevel = 0.0;                ///< 1 / K
  std::vector<double> recalls;              ///< per class; NaN for a class without items
  std::vector<std::size_t> neverPredicted;  ///< classes with items
  std::vector<std::size_t> withoutTestItems;
};

/// Throws Error(Usage) for a matrix without items.
ClassificationScores classificationScores(const ConfusionMatrix& confusion);

/// Macro F1 where class counts differ by more than 1.5 times, else accuracy.
bool macroF1IsPrimary(const ConfusionMatrix& confusion);

/// Scores of predicted probabilities, n × K rows that sum to 1.
struct ProbabilityScores {
  std::optional<double> areaUnderCurve;  ///< macro one-vs-rest; none where a class is missing
  double logLoss = 0.0;                  ///< natural logarithm, probabilities clipped at 1e-15
  double brier = 0.0;                    ///< mean of Σ_k (p_k − y_k)²
  double calibrationError = 0.0;         ///< ECE, 15 bins of equal mass over the top probability
};
ProbabilityScores probabilityScores(const DoubleArray& probabilities,
                                    std::span<const std::size_t> truths);

/// Area under the ROC curve by ranks; ties count half. NaN where one side is empty.
double areaUnderCurve(std::span<const double> scores, const std::vector<bool>& positive);

}  // namespace emoforge
