// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace emoforge {

/// Tests of paired differences and of families of them (facts/metrics.md 5). All p are two-sided.

struct TestResult {
  double statistic = 0.0;
  double p = 1.0;
};

/// Corrected resampled t-test (Nadeau and Bengio 2003) of J differences from repeated random
/// splits: variance s² (1 / J + test share), df J − 1, where `testOverTrain` is n_test / n_train.
/// For r × k-fold cross-validation it is 1 / (k − 1). NaN for fewer than two differences; where all
/// are equal p is 1 for 0 and 0 else.
TestResult correctedResampledTest(std::span<const double> differences, double testOverTrain);

/// Half width of the 95 % interval of their mean under the same correction.
double correctedHalfWidth(std::span<const double> differences, double testOverTrain);

/// Wilcoxon signed-rank, zero differences left out: exact for at most 25, ties included, else the
/// normal approximation with tie correction and without continuity correction (SciPy's
/// "wilcox", correction=False). The statistic is the smaller rank sum. p = 1 without differences.
TestResult wilcoxonSignedRank(std::span<const double> differences);

/// Exact permutation of the signs of at most 20 differences, statistic their mean. Throws
/// Error(Usage) for more.
TestResult signPermutationTest(std::span<const double> differences);

/// Exact McNemar: how often only the first and only the second of two classifiers was right.
TestResult mcnemarTest(std::size_t onlyFirst, std::size_t onlySecond);

/// Holm's step-down adjustment, in the order given.
std::vector<double> holmAdjusted(std::span<const double> p);

/// Two one-sided t-tests that a mean difference lies within ±margin; p of the worse side.
double equivalenceP(std::span<const double> differences, double margin);

/// Smallest mean difference that G pairs of this SD show with 80 % power at 5 %:
/// (t_.975 + t_.8) s / √G with G − 1 degrees of freedom. G ≥ 2.
double detectableDifference(double pairedDeviation, std::size_t groups);

}  // namespace emoforge
