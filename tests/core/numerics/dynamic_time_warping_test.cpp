// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/numerics/dynamic_time_warping.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/base/error.h"

namespace emoforge {
namespace {

WarpPath warp(const std::vector<double>& a, const std::vector<double>& b, std::size_t band) {
  return dynamicTimeWarp(a.size(), b.size(), band,
                         [&](std::size_t i, std::size_t j) { return std::abs(a[i] - b[j]); });
}

TEST(DynamicTimeWarping, GivesTheClosedAnswers) {
  // facts/metrics.md 14, 10.
  const WarpPath repeated = warp({0, 1, 2}, {0, 1, 1, 2}, 1);
  EXPECT_EQ(repeated.total, 0.0);
  EXPECT_EQ(repeated.steps.front(), (std::pair<std::size_t, std::size_t>(0, 0)));
  EXPECT_EQ(repeated.steps.back(), (std::pair<std::size_t, std::size_t>(2, 3)));
  const WarpPath apart = warp({0, 0}, {1, 1}, 2);
  EXPECT_EQ(apart.total, 2.0);
  EXPECT_EQ(apart.mean(), 1.0);
}

// x = sin(0.3 i), i < 37; y = sin(0.27 j + 1.9), j < 41; the recurrence written out in NumPy:
// D[i+1,j+1] = abs(x[i]-y[j]) + min(D[i,j], D[i,j+1], D[i+1,j]) for |i-j| <= band, D[37,41].
TEST(DynamicTimeWarping, FindsTheCheapestWayInsideTheBand) {
  std::vector<double> x;
  std::vector<double> y;
  for (int i = 0; i < 37; ++i) x.push_back(std::sin(0.3 * i));
  for (int j = 0; j < 41; ++j) y.push_back(std::sin(0.27 * j + 1.9));
  const std::pair<std::size_t, double> expected[] = {{4, 10.560321539468369},
                                                     {5, 7.92061787727901},
                                                     {12, 6.80950155198277},
                                                     {41, 6.80950155198277}};
  for (const auto& [band, total] : expected) {
    const WarpPath path = warp(x, y, band);
    EXPECT_NEAR(path.total, total, 1e-12) << band;
    double sum = 0.0;
    for (std::size_t k = 0; k < path.steps.size(); ++k) {
      const auto [i, j] = path.steps[k];
      EXPECT_LE(i > j ? i - j : j - i, band);
      sum += std::abs(x[i] - y[j]);
      if (k == 0) continue;
      const auto [before, under] = path.steps[k - 1];
      EXPECT_TRUE(i - before <= 1 && j - under <= 1 && (i > before || j > under));
    }
    EXPECT_NEAR(sum, total, 1e-12) << "the path costs what the total says";
  }
}

TEST(DynamicTimeWarping, CostsTheSameWithoutItsSteps) {
  std::vector<double> x;
  std::vector<double> y;
  for (int i = 0; i < 37; ++i) x.push_back(std::sin(0.3 * i));
  for (int j = 0; j < 41; ++j) y.push_back(std::sin(0.27 * j + 1.9));
  const auto row = [&](std::size_t i, std::size_t first, std::span<double> costs) {
    for (double& cost : costs) cost = std::abs(x[i] - y[first++]);
  };
  for (const std::size_t band : {4, 5, 12, 41, 100}) {
    const WarpPath path = warp(x, y, band);
    const WarpCost cost = warpCost(x.size(), y.size(), band, row);
    EXPECT_DOUBLE_EQ(cost.total, path.total) << band;
    EXPECT_EQ(cost.length, path.steps.size()) << band;
    EXPECT_DOUBLE_EQ(warpCost(x.size(), y.size(), band, row, 1.01 * path.mean()).mean(),
                     path.mean());
    EXPECT_TRUE(std::isinf(warpCost(x.size(), y.size(), band, row, 0.2 * path.mean()).mean()));
  }
  EXPECT_THROW(warpCost(4, 1, 2, row), Error);
  EXPECT_EQ(warpCost(0, 5, 9, row).length, 0U);
}

TEST(DynamicTimeWarping, NeedsABandThatReachesTheEnd) {
  EXPECT_THROW(warp({0, 0, 0, 0}, {0}, 2), Error);
  EXPECT_EQ(sakoeChibaBand(100, 95), 10U);
  EXPECT_EQ(sakoeChibaBand(95, 101), 11U);
  EXPECT_EQ(sakoeChibaBand(100, 60), 40U);
  EXPECT_TRUE(warp({}, {1, 2}, 4).steps.empty());
}

}  // namespace
}  // namespace emoforge
