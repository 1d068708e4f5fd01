// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "core/classifiers/classifier.h"

namespace emoforge {

/// P(positive | d) = 1 / (1 + exp(a d + b)) of a decision value d (Platt 2000), fitted by maximum
/// likelihood with Platt's smoothed targets (Newton's method of Lin, Lin and Weng 2007).
struct Sigmoid {
  double a = -1.0;
  double b = 0.0;

  double operator()(double decision) const;
};

/// Both sides have rows.
Sigmoid fitSigmoid(std::span<const double> decisions, const std::vector<bool>& positive);

/// Decision values of each training row by a model that did not see it: five inner folds drawn with
/// `random` within each class, fewer where a class has fewer rows. Where a class has one row only,
/// those of a model of all rows. `decide` fits on its first argument and gives the decision values,
/// items × whatever it likes, of the second.
DoubleArray unseenDecisions(const LabelledRows& training, std::size_t classes, const Random& random,
                            Progress& progress,
                            const std::function<DoubleArray(const LabelledRows& training,
                                                            const DoubleArray& rows)>& decide);

/// Probabilities of K classes from those of pairs, `pairwise`(i, j) = P(i | i or j), by the second
/// method of Wu, Lin and Weng (2004).
std::vector<double> coupledProbabilities(const DoubleArray& pairwise);

}  // namespace emoforge
