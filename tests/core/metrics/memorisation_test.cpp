// SPDX-License-Identifier: GPL-3.0-or-later
// facts/metrics.md 14.12; SciPy by the call named.
#include "core/metrics/memorisation.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/numerics/neighbour_distances.h"
#include "tests/support/wave_rows.h"

namespace emoforge {
namespace {

using testing::column;
using testing::normalRows;

std::vector<double> firstColumn(const DoubleArray& nearest) {
  std::vector<double> result;
  for (std::size_t i = 0; i < nearest.extent(0); ++i) result.push_back(nearest(i, 0));
  return result;
}

std::vector<double> nearestOf(const DoubleArray& rows, const DoubleArray& set) {
  return firstColumn(smallestOfRows(distancesBetween(rows, set), 1, false));
}

std::vector<NearestTraining> nearestItems(const DoubleArray& distances) {
  std::vector<NearestTraining> result;
  for (std::size_t i = 0; i < distances.extent(0); ++i) {
    const auto row = distances.row(i);
    const auto least = std::ranges::min_element(row);
    result.push_back({static_cast<std::size_t>(least - row.begin()), *least});
  }
  return result;
}

TEST(Memorisation, AuthenticityComparesWithTheTrainingItemsOwnNeighbour) {
  const DoubleArray training = column({0, 1, 3});
  const auto samples = nearestItems(distancesBetween(column({0, 2.2, 10}), training));
  const auto own = firstColumn(smallestOfRows(distancesBetween(training, training), 1, true));
  EXPECT_DOUBLE_EQ(authenticity(samples, own), 1.0 / 3.0);
}

TEST(Memorisation, IsAtChanceForFreshDrawsAndFarFromItForCopies) {
  Random random(11);
  const DoubleArray training = normalRows(300, 5, random);
  const DoubleArray heldOut = normalRows(300, 5, random);
  DoubleArray synthetic = normalRows(300, 5, random);
  const auto heldOutToTraining = nearestOf(heldOut, training);
  const auto share = [&] {
    return shareCloserToTraining(nearestOf(synthetic, training), nearestOf(synthetic, heldOut));
  };
  const auto statistic = [&] {
    return copyStatistic(nearestOf(synthetic, training), heldOutToTraining);
  };
  EXPECT_NEAR(share(), 0.5, 0.1);
  EXPECT_LT(std::abs(statistic()), 4.0);
  for (std::size_t i = 0; i < 150; ++i) {
    for (std::size_t j = 0; j < 5; ++j) {
      synthetic(i, j) = training(2 * i, j) + random.normal(0.0, 0.05);
    }
  }
  EXPECT_NEAR(share(), 0.75, 0.08);
  EXPECT_LT(statistic(), -7.0);
}

// (U - n m / 2) / sd with scipy.stats.rankdata and the tie correction of scipy.stats.mannwhitneyu
// (use_continuity=False, method="asymptotic": p = 0.04268)
TEST(Memorisation, CopyStatisticCorrectsForTies) {
  const std::vector<double> synthetic{1, 2, 2, 3, 5};
  const std::vector<double> heldOut{2, 4, 6, 7, 8, 9};
  EXPECT_NEAR(copyStatistic(synthetic, heldOut), -2.0268262607727445, 1e-12);
  const std::vector<double> equal{1, 1};
  EXPECT_DOUBLE_EQ(copyStatistic(equal, equal), 0.0);
}

}  // namespace
}  // namespace emoforge
