// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/classification_scores.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "core/base/error.h"
#include "core/numerics/ranks.h"

namespace emoforge {
namespace {

constexpr double kLeastProbability = 1e-15;
constexpr std::size_t kCalibrationBins = 15;
constexpr double kUnequalClasses = 1.5;

double ratio(double part, double whole) {
  return whole > 0.0 ? part / whole : 0.0;
}

/// Gorodkin's R_K from the margins of the table.
double correlationOf(const ConfusionMatrix& confusion, double correct, double total) {
  double both = 0.0;
  double predictedSquares = 0.0;
  double trueSquares = 0.0;
  for (std::size_t k = 0; k < confusion.classes(); ++k) {
    const auto predicted = static_cast<double>(confusion.predictedAs(k));
    const auto real = static_cast<double>(confusion.ofClass(k));
    both += predicted * real;
    predictedSquares += predicted * predicted;
    trueSquares += real * real;
  }
  const double spread = (total * total - predictedSquares) * (total * total - trueSquares);
  return spread > 0.0 ? (correct * total - both) / std::sqrt(spread) : 0.0;
}

double kappaOf(const ConfusionMatrix& confusion, double accuracy, double total) {
  double chance = 0.0;
  for (std::size_t k = 0; k < confusion.classes(); ++k) {
    chance += static_cast<double>(confusion.predictedAs(k)) / total *
              static_cast<double>(confusion.ofClass(k)) / total;
  }
  return chance < 1.0 ? (accuracy - chance) / (1.0 - chance) : 0.0;
}

double expectedCalibrationError(const DoubleArray& probabilities,
                                std::span<const std::size_t> truths) {
  struct Guess {
    double confidence;
    bool right;
  };
  std::vector<Guess> guesses;
  for (std::size_t i = 0; i < truths.size(); ++i) {
    const auto row = probabilities.row(i);
    const auto top = std::ranges::max_element(row);
    guesses.push_back({*top, static_cast<std::size_t>(top - row.begin()) == truths[i]});
  }
  std::ranges::stable_sort(guesses, {}, &Guess::confidence);
  const std::size_t bins = std::min(kCalibrationBins, guesses.size());
  double error = 0.0;
  std::size_t begin = 0;
  for (std::size_t bin = 0; bin < bins; ++bin) {
    // Equal confidences stay in one bin, else their order would decide.
    std::size_t end = std::max(begin, (bin + 1) * guesses.size() / bins);
    while (end > begin && end < guesses.size() &&
           guesses[end].confidence == guesses[end - 1].confidence) {
      ++end;
    }
    double gap = 0.0;
    for (std::size_t i = begin; i < end; ++i) {
      gap += (guesses[i].right ? 1.0 : 0.0) - guesses[i].confidence;
    }
    error += std::abs(gap);
    begin = end;
  }
  return error / static_cast<double>(guesses.size());
}

}  // namespace

void ConfusionMatrix::add(std::size_t truth, std::size_t predicted, std::size_t count) {
  counts_(truth, predicted) += count;
}

std::size_t ConfusionMatrix::total() const {
  return std::accumulate(counts_.values().begin(), counts_.values().end(), std::size_t{0});
}

std::size_t ConfusionMatrix::ofClass(std::size_t truth) const {
  const auto row = counts_.row(truth);
  return std::accumulate(row.begin(), row.end(), std::size_t{0});
}

std::size_t ConfusionMatrix::predictedAs(std::size_t predicted) const {
  std::size_t sum = 0;
  for (std::size_t truth = 0; truth < classes(); ++truth) sum += counts_(truth, predicted);
  return sum;
}

ClassificationScores classificationScores(const ConfusionMatrix& confusion) {
  const auto total = static_cast<double>(confusion.total());
  if (total == 0.0) throw Error(ErrorKind::Usage, "There is no test item to score.");
  ClassificationScores scores;
  double correct = 0.0;
  double present = 0.0;
  for (std::size_t k = 0; k < confusion.classes(); ++k) {
    const auto items = static_cast<double>(confusion.ofClass(k));
    const auto predicted = static_cast<double>(confusion.predictedAs(k));
    const auto hits = static_cast<double>(confusion.count(k, k));
    correct += hits;
    if (items == 0.0) {
      scores.withoutTestItems.push_back(k);
      scores.recalls.push_back(std::numeric_limits<double>::quiet_NaN());
      continue;
    }
    if (predicted == 0.0) scores.neverPredicted.push_back(k);
    const double precision = ratio(hits, predicted);
    const double f1 = 2.0 * hits / (items + predicted);
    present += 1.0;
    scores.recalls.push_back(hits / items);
    scores.balancedAccuracy += hits / items;
    scores.macroPrecision += precision;
    scores.macroF1 += f1;
    scores.weightedPrecision += items / total * precision;
    scores.weightedF1 += items / total * f1;
    scores.majorityLevel = std::max(scores.majorityLevel, items / total);
  }
  scores.accuracy = correct / total;
  scores.balancedAccuracy /= present;
  scores.macroPrecision /= present;
  scores.macroF1 /= present;
  scores.correlation = correlationOf(confusion, correct, total);
  scores.kappa = kappaOf(confusion, scores.accuracy, total);
  scores.uniformLevel = 1.0 / static_cast<double>(confusion.classes());
  return scores;
}

bool macroF1IsPrimary(const ConfusionMatrix& confusion) {
  std::size_t least = std::numeric_limits<std::size_t>::max();
  std::size_t most = 0;
  for (std::size_t k = 0; k < confusion.classes(); ++k) {
    least = std::min(least, confusion.ofClass(k));
    most = std::max(most, confusion.ofClass(k));
  }
  return static_cast<double>(most) > kUnequalClasses * static_cast<double>(least);
}

double areaUnderCurve(std::span<const double> scores, const std::vector<bool>& positive) {
  const Ranks ranks = ranksOf(scores);
  double rankSum = 0.0;
  double positives = 0.0;
  for (std::size_t i = 0; i < scores.size(); ++i) {
    if (!positive[i]) continue;
    rankSum += ranks.values[i];
    positives += 1.0;
  }
  const double negatives = static_cast<double>(scores.size()) - positives;
  if (positives == 0.0 || negatives == 0.0) return std::numeric_limits<double>::quiet_NaN();
  return (rankSum - positives * (positives + 1.0) / 2.0) / (positives * negatives);
}

ProbabilityScores probabilityScores(const DoubleArray& probabilities,
                                    std::span<const std::size_t> truths) {
  if (truths.empty() || probabilities.extent(0) != truths.size()) {
    throw Error(ErrorKind::Usage, "Every test item needs its row of probabilities.");
  }
  const std::size_t classes = probabilities.extent(1);
  const auto n = static_cast<double>(truths.size());
  ProbabilityScores scores;
  for (std::size_t i = 0; i < truths.size(); ++i) {
    scores.logLoss -= std::log(std::clamp(probabilities(i, truths[i]), kLeastProbability,
                                          1.0 - kLeastProbability)) /
                      n;
    for (std::size_t k = 0; k < classes; ++k) {
      const double gap = probabilities(i, k) - (k == truths[i] ? 1.0 : 0.0);
      scores.brier += gap * gap / n;
    }
  }
  double areas = 0.0;
  for (std::size_t k = 0; k < classes; ++k) {
    std::vector<double> column(truths.size());
    std::vector<bool> positive(truths.size());
    for (std::size_t i = 0; i < truths.size(); ++i) {
      column[i] = probabilities(i, k);
      positive[i] = truths[i] == k;
    }
    areas += areaUnderCurve(column, positive);
  }
  if (!std::isnan(areas)) scores.areaUnderCurve = areas / static_cast<double>(classes);
  scores.calibrationError = expectedCalibrationError(probabilities, truths);
  return scores;
}

}  // namespace emoforge
