// SPDX-License-Identifier: GPL-3.0-or-later
// Closed forms and simulations of facts/metrics.md 14.1 to 14.5; NumPy by the call named.
#include <gtest/gtest.h>

#include <cmath>

#include "core/base/error.h"
#include "core/metrics/diversity.h"
#include "core/metrics/frechet_distance.h"
#include "core/metrics/kernel_distance.h"
#include "core/metrics/manifold_scores.h"
#include "tests/support/wave_rows.h"

namespace emoforge {
namespace {

using testing::column;
using testing::normalRows;
using testing::waveRows;

/// Four points with mean 0 and the covariance L Lᵀ (unbiased).
DoubleArray withCovariance(double a, double b, double c) {
  // Rows ±√1.5 e₁, ±√1.5 e₂ have the unit covariance; L = [[a, 0], [b, c]].
  const double s = std::sqrt(1.5);
  return DoubleArray({4, 2},
                     std::vector<double>{s * a, s * b, -s * a, -s * b, 0, s * c, 0, -s * c});
}

TEST(FrechetDistance, HasTheClosedForms) {
  EXPECT_NEAR(frechetDistance(column({-1, 1}), column({0, 4})), 6.0, 1e-12);
  // diag(4, 1) and [[2.5, 1.5], [1.5, 2.5]]: L = [[√2.5, 0], [1.5/√2.5, √1.6]].
  const double root = std::sqrt(2.5);
  EXPECT_NEAR(
      frechetDistance(withCovariance(2, 0, 1), withCovariance(root, 1.5 / root, std::sqrt(1.6))),
      10.0 - 2.0 * std::sqrt(20.5), 1e-9);
  const DoubleArray rows = waveRows(12, 4, 0.7);
  DoubleArray moved = rows;
  for (double& value : moved.values()) value += 0.5;
  EXPECT_NEAR(frechetDistance(rows, rows), 0.0, 1e-9);
  EXPECT_NEAR(frechetDistance(rows, moved), 4 * 0.25, 1e-9);
  // scipy.linalg.sqrtm(numpy.cov(X.T) @ numpy.cov(Y.T)), Y = waveRows(10, 4, 1.3) + 0.5
  EXPECT_NEAR(frechetDistance(rows, waveRows(10, 4, 1.3, 0.5)), 2.9574519490753475, 1e-9);
}

TEST(FrechetDistance, OfEqualDistributionsIsItsBias) {
  Random random(5);
  double small = 0.0;
  double large = 0.0;
  for (int i = 0; i < 12; ++i) {
    small += frechetDistance(normalRows(200, 30, random), normalRows(200, 30, random)) / 12;
    large += frechetDistance(normalRows(1000, 30, random), normalRows(1000, 30, random)) / 12;
  }
  EXPECT_NEAR(small, 2.66, 0.20);
  EXPECT_NEAR(large, 0.50, 0.02);
  EXPECT_NEAR(frechetBias(30, 1000), large, 0.05);
}

// facts/metrics.md 14.1, as published with four roots.
TEST(FrechetParts, GiveThePublishedForms) {
  const double root = std::sqrt(2.5);
  const FrechetParts parts =
      frechetParts(withCovariance(2, 0, 1), withCovariance(root, 1.5 / root, std::sqrt(1.6)));
  EXPECT_NEAR(parts.withFourRoots(), -8.11077, 1e-5);
  // {-1, 1} and {0, 4}: the mean distance 2 is not squared.
  EXPECT_NEAR(frechetParts(column({-1, 1}), column({0, 4})).withUnsquaredMean(), 4.0, 1e-12);
}

TEST(FrechetDistance, RefusesFewerSamplesThanDimensions) {
  try {
    frechetDistance(waveRows(12, 4, 0.7), waveRows(4, 4, 1.3));
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.problem(),
              "The Fréchet distance in 4 dimensions needs at least 5 synthetic samples; there are "
              "4.");
  }
}

TEST(KernelDistance, HasTheClosedFormsAndMayBeNegative) {
  EXPECT_DOUBLE_EQ(squaredMeanDiscrepancy(column({0, 0}), column({1, 1})), 7.0);
  EXPECT_DOUBLE_EQ(squaredMeanDiscrepancy(column({0, 1}), column({0, 1})), -3.5);
  // k = (a @ b.T / d + 1)**3 without its diagonal within a set
  EXPECT_NEAR(squaredMeanDiscrepancy(waveRows(12, 4, 0.7), waveRows(10, 4, 1.3, 0.5)),
              2.3286519006821753, 1e-12);
}

TEST(KernelDistance, DrawsSubsetsOfEqualSize) {
  const DoubleArray real = waveRows(40, 4, 0.7);
  const DoubleArray synthetic = waveRows(10, 4, 1.3, 0.5);
  const KernelDistance once = kernelDistance(real, synthetic, Random(1));
  EXPECT_EQ(once.subsetSize, 10U);
  EXPECT_GT(once.deviation, 0.0);
  EXPECT_EQ(once.mean, kernelDistance(real, synthetic, Random(1)).mean);
  EXPECT_NE(once.mean, kernelDistance(real, synthetic, Random(2)).mean);
}

TEST(ManifoldScores, CountBallsStrictly) {
  const ManifoldScores scores = manifoldScores(column({0, 1, 2, 3}), column({0.5, 10}),
                                               {.neighbours = 1, .supportNeighbours = 1});
  EXPECT_DOUBLE_EQ(scores.precision, 0.5);
  EXPECT_DOUBLE_EQ(scores.recall, 1.0);
  EXPECT_DOUBLE_EQ(scores.density.value(), 1.0);
  EXPECT_DOUBLE_EQ(scores.coverage, 0.5);
  EXPECT_FALSE(scores.zeroRadius);
}

TEST(ManifoldScores, OfEqualSetsAndOfEqualPointsAreWhole) {
  const DoubleArray rows = waveRows(12, 4, 0.7);
  const ManifoldScores equal = manifoldScores(rows, rows);
  EXPECT_DOUBLE_EQ(equal.precision, 1.0);
  EXPECT_DOUBLE_EQ(equal.recall, 1.0);
  EXPECT_DOUBLE_EQ(equal.coverage, 1.0);
  const DoubleArray points({8, 2}, 1.0);
  const ManifoldScores one = manifoldScores(points, points);
  EXPECT_DOUBLE_EQ(one.precision, 1.0);
  EXPECT_DOUBLE_EQ(one.recall, 1.0);
  EXPECT_DOUBLE_EQ(one.coverage, 1.0);
  EXPECT_FALSE(one.density.has_value());
  EXPECT_TRUE(one.zeroRadius);
}

TEST(ManifoldScores, OfEqualDistributionsAreAsExpected) {
  Random random(7);
  double coverage = 0.0;
  double density = 0.0;
  for (int i = 0; i < 400; ++i) {
    const ManifoldScores scores =
        manifoldScores(normalRows(100, 3, random), normalRows(100, 3, random));
    coverage += scores.coverage / 400;
    density += scores.density.value() / 400;
  }
  EXPECT_NEAR(coverage, 0.971, 0.004);
  EXPECT_NEAR(density, 1.0, 0.01);
  EXPECT_NEAR(expectedCoverage(100, 100, 5), 0.971, 0.0005);
}

TEST(Diversity, IsTheMeanOverPairs) {
  EXPECT_DOUBLE_EQ(meanPairDistance(column({0, 3})), 3.0);
  EXPECT_DOUBLE_EQ(meanPairDistanceWithDiagonal(column({0, 3})), 1.5);
  // scipy.spatial.distance.pdist(X).mean()
  EXPECT_NEAR(meanPairDistance(waveRows(12, 4, 0.7)), 2.0770618993973553, 1e-12);
  // Random pairs with repetition: half of them the same point.
  Random random(3);
  EXPECT_NEAR(sampledPairDistance(column({0, 3}), 20000, random), 1.5, 0.05);
}

TEST(Diversity, VendiCountsDifferentDirections) {
  DoubleArray orthogonal({5, 5});
  for (std::size_t i = 0; i < 5; ++i) orthogonal(i, i) = 2.0 + static_cast<double>(i);
  EXPECT_NEAR(vendiScore(orthogonal), 5.0, 1e-9);
  EXPECT_NEAR(vendiScore(DoubleArray({4, 3}, 1.0)), 1.0, 1e-9);
  const DoubleArray groups({4, 2}, std::vector<double>{1, 0, 2, 0, 0, 1, 0, 3});
  EXPECT_NEAR(vendiScore(groups), 2.0, 1e-9);
  // w = numpy.linalg.eigvalsh(U @ U.T / 12); exp(-sum(w log w))
  EXPECT_NEAR(vendiScore(waveRows(12, 4, 0.7)), 3.3883754833183115, 1e-9);
}

}  // namespace
}  // namespace emoforge
