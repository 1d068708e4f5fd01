// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/representations/tangent_series.h"

#include <gtest/gtest.h>

#include "core/motion/rotations.h"

namespace emoforge {
namespace {

Eigen::Quaterniond aboutY(double degrees) {
  return aboutAxis(Eigen::Vector3d::UnitY(), degrees * kRadiansPerDegree);
}

}  // namespace

TEST(RotationMean, OfAnglesAroundTheWrapLiesAtTheWrap) {
  RotationMean mean;
  mean.add(aboutY(170.0), 1.0);
  mean.add(aboutY(-170.0), 1.0);
  EXPECT_NEAR(geodesicAngle(mean.mean(), aboutY(180.0)), 0.0, 1e-12);
}

TEST(RotationMean, CountsBothSignsOfAQuaternionAsOne) {
  RotationMean mean;
  mean.add(aboutY(30.0), 1.0);
  Eigen::Quaterniond opposite = aboutY(30.0);
  opposite.coeffs() = -opposite.coeffs();
  mean.add(opposite, 1.0);
  EXPECT_NEAR(geodesicAngle(mean.mean(), aboutY(30.0)), 0.0, 1e-7);
}

TEST(TangentSeries, RunsOnOverSeveralTurns) {
  std::vector<Eigen::Quaterniond> rotations;
  for (int i = 0; i <= 100; ++i) rotations.push_back(aboutY(10.0 * i));
  const auto series = tangentSeries(rotations, Eigen::Quaterniond::Identity());
  for (int i = 0; i <= 100; ++i) {
    EXPECT_NEAR(series[static_cast<std::size_t>(i)].y(), 10.0 * i * kRadiansPerDegree, 1e-9);
  }
  const auto half = resampledTangents(rotations, series, Eigen::Quaterniond::Identity(), 201);
  EXPECT_NEAR(half[117].y(), 5.0 * 117 * kRadiansPerDegree, 1e-9);
  EXPECT_EQ(half[200], series[100]);
}

TEST(TangentSeries, EvenTimesMeetBothEnds) {
  EXPECT_EQ(evenTime(0, 10, 4).index, 0u);
  EXPECT_EQ(evenTime(1, 10, 4).index, 3u);
  EXPECT_EQ(evenTime(1, 10, 4).share, 0.0);
  EXPECT_EQ(evenTime(3, 10, 4).index, 8u);
  EXPECT_EQ(evenTime(3, 10, 4).share, 1.0);
  EXPECT_EQ(evenTime(5, 1, 9).index, 0u);
}

}  // namespace emoforge
