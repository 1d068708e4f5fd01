// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/classifiers/platt_scaling.h"

#include <algorithm>
#include <cmath>

namespace emoforge {
namespace {

constexpr std::size_t kInnerFolds = 5;

/// Cross entropy of targets under a sigmoid, stable for large values.
double lossOf(const Sigmoid& sigmoid, std::span<const double> decisions,
              const std::vector<double>& targets) {
  double loss = 0.0;
  for (std::size_t i = 0; i < decisions.size(); ++i) {
    const double z = sigmoid.a * decisions[i] + sigmoid.b;
    loss += z >= 0.0 ? targets[i] * z + std::log1p(std::exp(-z))
                     : (targets[i] - 1.0) * z + std::log1p(std::exp(z));
  }
  return loss;
}

/// Gradient and Hessian of the loss in a and b.
struct Slope {
  double a = 0.0, b = 0.0;
  double aa = 1e-12, bb = 1e-12, ab = 0.0;
};

Slope slopeOf(const Sigmoid& sigmoid, std::span<const double> decisions,
              const std::vector<double>& targets) {
  Slope slope;
  for (std::size_t i = 0; i < decisions.size(); ++i) {
    const double p = sigmoid(decisions[i]);
    const double curvature = p * (1.0 - p);
    const double gap = targets[i] - p;
    slope.a += decisions[i] * gap;
    slope.b += gap;
    slope.aa += decisions[i] * decisions[i] * curvature;
    slope.ab += decisions[i] * curvature;
    slope.bb += curvature;
  }
  return slope;
}

std::vector<std::size_t> innerFolds(std::span<const std::size_t> labels, std::size_t classes,
                                    std::size_t folds, Random random) {
  std::vector<std::size_t> result(labels.size());
  std::size_t next = 0;
  for (std::size_t k = 0; k < classes; ++k) {
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < labels.size(); ++i) {
      if (labels[i] == k) rows.push_back(i);
    }
    random.shuffle(std::span<std::size_t>(rows));
    for (const std::size_t row : rows) result[row] = next++ % folds;
  }
  return result;
}

LabelledRows chosen(const LabelledRows& from, const std::vector<std::size_t>& rows) {
  LabelledRows result{DoubleArray({rows.size(), from.rows.extent(1)}), {}};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::ranges::copy(from.rows.row(rows[i]), result.rows.row(i).begin());
    result.labels.push_back(from.labels[rows[i]]);
  }
  return result;
}

}  // namespace

double Sigmoid::operator()(double decision) const {
  const double z = a * decision + b;
  return z >= 0.0 ? std::exp(-z) / (1.0 + std::exp(-z)) : 1.0 / (1.0 + std::exp(z));
}

Sigmoid fitSigmoid(std::span<const double> decisions, const std::vector<bool>& positive) {
  constexpr int kMostSteps = 100;
  constexpr double kFlat = 1e-8;
  const auto positives = static_cast<double>(std::ranges::count(positive, true));
  const double negatives = static_cast<double>(positive.size()) - positives;
  std::vector<double> targets;
  for (const bool one : positive) {
    targets.push_back(one ? (positives + 1.0) / (positives + 2.0) : 1.0 / (negatives + 2.0));
  }
  Sigmoid best{0.0, std::log((negatives + 1.0) / (positives + 1.0))};
  double loss = lossOf(best, decisions, targets);
  for (int step = 0; step < kMostSteps; ++step) {
    const Slope slope = slopeOf(best, decisions, targets);
    if (std::abs(slope.a) < kFlat && std::abs(slope.b) < kFlat) break;
    const double determinant = slope.aa * slope.bb - slope.ab * slope.ab;
    const double da = -(slope.bb * slope.a - slope.ab * slope.b) / determinant;
    const double db = -(slope.aa * slope.b - slope.ab * slope.a) / determinant;
    const double descent = slope.a * da + slope.b * db;
    double length = 1.0;
    for (; length > 1e-10; length /= 2.0) {
      const Sigmoid trial{best.a + length * da, best.b + length * db};
      const double trialLoss = lossOf(trial, decisions, targets);
      if (trialLoss >= loss + 1e-4 * length * descent) continue;
      best = trial;
      loss = trialLoss;
      break;
    }
    if (length <= 1e-10) break;
  }
  return best;
}

DoubleArray unseenDecisions(const LabelledRows& training, std::size_t classes, const Random& random,
                            Progress& progress,
                            const std::function<DoubleArray(const LabelledRows& training,
                                                            const DoubleArray& rows)>& decide) {
  std::size_t folds = kInnerFolds;
  for (std::size_t k = 0; k < classes; ++k) {
    folds = std::min(folds, static_cast<std::size_t>(std::ranges::count(training.labels, k)));
  }
  if (folds < 2) return decide(training, training.rows);
  const auto foldOf = innerFolds(training.labels, classes, folds, random.stream("inner folds"));
  DoubleArray result;
  for (std::size_t fold = 0; fold < folds; ++fold) {
    progress.throwIfCancelled();
    std::vector<std::size_t> inside;
    std::vector<std::size_t> outside;
    for (std::size_t i = 0; i < foldOf.size(); ++i) {
      (foldOf[i] == fold ? outside : inside).push_back(i);
    }
    const DoubleArray decisions = decide(chosen(training, inside), chosen(training, outside).rows);
    if (result.empty()) result = DoubleArray({foldOf.size(), decisions.extent(1)});
    for (std::size_t i = 0; i < outside.size(); ++i) {
      std::ranges::copy(decisions.row(i), result.row(outside[i]).begin());
    }
  }
  return result;
}

std::vector<double> coupledProbabilities(const DoubleArray& pairwise) {
  const std::size_t classes = pairwise.extent(0);
  DoubleArray q({classes, classes});
  for (std::size_t i = 0; i < classes; ++i) {
    for (std::size_t j = 0; j < classes; ++j) {
      if (i == j) continue;
      q(i, i) += pairwise(j, i) * pairwise(j, i);
      q(i, j) = -pairwise(j, i) * pairwise(i, j);
    }
  }
  std::vector<double> p(classes, 1.0 / static_cast<double>(classes));
  const double tolerance = 1e-10 / static_cast<double>(classes);
  for (std::size_t round = 0; round < std::max<std::size_t>(1000, classes); ++round) {
    std::vector<double> product(classes, 0.0);
    double total = 0.0;
    for (std::size_t i = 0; i < classes; ++i) {
      for (std::size_t j = 0; j < classes; ++j) product[i] += q(i, j) * p[j];
      total += p[i] * product[i];
    }
    double error = 0.0;
    for (const double value : product) error = std::max(error, std::abs(value - total));
    if (error < tolerance) break;
    for (std::size_t t = 0; t < classes; ++t) {
      const double change = (total - product[t]) / q(t, t);
      p[t] += change;
      total = (total + change * (change * q(t, t) + 2.0 * product[t])) /
              ((1.0 + change) * (1.0 + change));
      for (std::size_t j = 0; j < classes; ++j) {
        product[j] = (product[j] + change * q(t, j)) / (1.0 + change);
        p[j] /= 1.0 + change;
      }
    }
  }
  return p;
}

}  // namespace emoforge
