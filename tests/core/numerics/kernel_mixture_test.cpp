// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/numerics/kernel_mixture.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "tests/support/wave_rows.h"

namespace emoforge {

using testing::waveRows;

// X = waveRows(12, 3, 0.7); sklearn.neighbors.KernelDensity(bandwidth=h).fit(X)
//   .score_samples([[0.1, -0.2, 0.3]])
TEST(KernelMixture, HasTheDensitiesOfScikitLearn) {
  const DoubleArray rows = waveRows(12, 3, 0.7);
  const std::vector<double> place{0.1, -0.2, 0.3};
  EXPECT_NEAR(logKernelDensity(rows, 0.3, place), -1.758196569256763, 1e-12);
  EXPECT_NEAR(logKernelDensity(rows, 0.8, place), -3.2879227483007707, 1e-12);
}

// The mean of KernelDensity(bandwidth=h).fit(numpy.delete(X, i, 0)).score_samples(X[i:i+1]), and
// its maximum by scipy.optimize.minimize_scalar over log h.
TEST(KernelMixture, LeavesOneOutAsScikitLearnDoes) {
  const DoubleArray rows = waveRows(12, 3, 0.7);
  EXPECT_NEAR(leaveOneOutLogDensity(rows, 0.3), -5.643448470567265, 1e-12);
  EXPECT_NEAR(leaveOneOutLogDensity(rows, 0.8), -4.082435547739647, 1e-12);
  const double best = leaveOneOutBandwidth(rows, 0.02, 5.0);
  EXPECT_NEAR(best, 0.6678542512051296, 2e-4);
  EXPECT_NEAR(leaveOneOutLogDensity(rows, best), -4.051215371887941, 1e-7);
}

TEST(KernelMixture, ScottsRuleIsThePublishedOne) {
  EXPECT_DOUBLE_EQ(scottBandwidth(32, 1), 0.5);  // 32^(−1/5)
}

}  // namespace emoforge
