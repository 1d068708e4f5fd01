// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/demo/motion_curves.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/motion/rotations.h"

namespace emoforge {

// scipy.interpolate.CubicSpline([0, 1, 3, 4], [0, 2, 1, 5], bc_type="natural")
TEST(CubicSpline, AgreesWithSciPyForNaturalEnds) {
  const CubicSpline spline({0, 1, 3, 4}, {0, 2, 1, 5});
  EXPECT_NEAR(spline(0.5), 1.28125, 1e-12);
  EXPECT_NEAR(spline(2.0), 1.125, 1e-12);
  EXPECT_NEAR(spline.slope(2.0), -1.3749999999999996, 1e-12);
}

// scipy.interpolate.CubicSpline([0, 1, 3, 4], [0, 2, 1, 5], bc_type=((1, 0.5), (1, -1.0)))
TEST(CubicSpline, AgreesWithSciPyForGivenSlopes) {
  const CubicSpline spline({0, 1, 3, 4}, {0, 2, 1, 5}, 0.5, -1.0);
  EXPECT_NEAR(spline(0.5), 0.9464285714285714, 1e-12);
  EXPECT_NEAR(spline(3.5), 3.616071428571429, 1e-12);
  EXPECT_NEAR(spline.slope(4.0), -1.0, 1e-12);
}

TEST(MinimumJerk, PeaksAtFifteenEighthsOfTheMeanSpeed) {
  const double h = 1e-5;
  EXPECT_NEAR((minimumJerk(0.5 + h) - minimumJerk(0.5 - h)) / (2.0 * h), 15.0 / 8.0, 1e-8);
  EXPECT_EQ(minimumJerk(-1.0), 0.0);
  EXPECT_EQ(minimumJerk(2.0), 1.0);
}

TEST(SharpSwing, ScalesTheAccelerationAndKeepsTheSize) {
  const auto measure = [](double factor) {
    const SharpSwing swing(factor);
    double largest = 0.0, squares = 0.0;
    constexpr int kSteps = 20000;
    const double h = 2.0 * kPi / kSteps;
    for (int i = 0; i < kSteps; ++i) {
      const double y = swing.sine(i * h);
      largest = std::max(largest, std::abs(y));
      squares +=
          std::pow((swing.sine((i + 1) * h) - 2.0 * y + swing.sine((i - 1) * h)) / (h * h), 2);
    }
    EXPECT_NEAR(largest, 1.0, 1e-6) << factor;
    return std::sqrt(squares / kSteps);
  };
  const double neutral = measure(1.0);
  for (const double factor : {0.75, 0.95, 1.15, 1.35, 1.45}) {
    EXPECT_NEAR(measure(factor) / neutral, factor, 1e-4);
  }
}

TEST(PinkNoise, HasTheAskedRmsAndIsSmooth) {
  Random random(3);
  const PinkNoise noise(0.4, 0.15, 6.0, random);
  double squares = 0.0;
  constexpr int kSteps = 400000;
  for (int i = 0; i < kSteps; ++i) squares += std::pow(noise(i * 0.01), 2);
  EXPECT_NEAR(std::sqrt(squares / kSteps), 0.4, 0.004);
}

}  // namespace emoforge
