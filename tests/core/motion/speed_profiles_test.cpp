// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/speed_profiles.h"

#include <gtest/gtest.h>

#include <cmath>

namespace emoforge {
namespace {

/// A Gaussian pulse of SD 50 ms that peaks at `seconds`.
Eigen::VectorXd pulse(double seconds, double framesPerSecond = 30.0) {
  Eigen::VectorXd result(90);
  for (int i = 0; i < 90; ++i) {
    result[i] = std::exp(-0.5 * std::pow((i / framesPerSecond - seconds) / 0.05, 2));
  }
  return result;
}

// numpy.arctanh(numpy.corrcoef(S)); i = arange(80); S = [1+sin(.3i)+.2cos(1.1i),
// 2+sin(.3i-.9)+.1cos(.7i), 1+cos(.45i)]
TEST(CorrelationOfSpeeds, IsFishersZ) {
  Eigen::MatrixXd speeds(4, 80);
  for (int i = 0; i < 80; ++i) {
    speeds(0, i) = 1 + std::sin(0.3 * i) + 0.2 * std::cos(1.1 * i);
    speeds(1, i) = 2 + std::sin(0.3 * i - 0.9) + 0.1 * std::cos(0.7 * i);
    speeds(2, i) = 1 + std::cos(0.45 * i);
    speeds(3, i) = 7.0;
  }
  const Eigen::MatrixXd z = correlationOfSpeeds(speeds);
  EXPECT_NEAR(z(0, 1), 0.6768908952016686, 1e-12);
  EXPECT_NEAR(z(0, 2), 0.022285350827696337, 1e-12);
  EXPECT_NEAR(z(2, 1), 0.04610790099577655, 1e-12);
  EXPECT_TRUE(std::isnan(z(0, 0)));
  EXPECT_TRUE(std::isnan(z(3, 1))) << "a constant speed has no correlation";
}

TEST(PeakLag, IsFoundBetweenFrames) {
  for (const double lag : {-0.2, -0.045, 0.0, 0.07, 0.31}) {
    EXPECT_NEAR(peakLagSeconds(pulse(1.4 + lag), pulse(1.4), 30.0, 0.5).value(), lag, 0.003);
  }
  EXPECT_FALSE(peakLagSeconds(pulse(1.0), Eigen::VectorXd::Ones(90), 30.0, 0.5));
}

TEST(OnsetToPeak, BeginsAtTenPercent) {
  // A Gaussian is at 10 % of its peak √(2 ln 10) = 2.146 SD before it.
  EXPECT_NEAR(onsetToPeakSeconds(pulse(0.7, 120.0), 120.0).value(), 2.146 * 0.05, 1e-3);
  EXPECT_FALSE(onsetToPeakSeconds(pulse(1.0).array() + 0.2, 30.0)) << "never at 10 % of the peak";
}

}  // namespace
}  // namespace emoforge
