// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/numerics/butterworth.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <vector>

namespace emoforge {
namespace {

std::vector<double> waves(int count) {
  std::vector<double> signal;
  for (int i = 0; i < count; ++i) {
    signal.push_back(std::sin(0.3 * i) + 0.4 * std::sin(2.1 * i) + 0.01 * i);
  }
  return signal;
}

// b, a = scipy.signal.butter(2, 6 / (sqrt(2) - 1)**0.25 / 15); scipy.signal.filtfilt(b, a, x)
TEST(ZeroLagLowPass, IsFiltfiltOfSciPy) {
  std::vector<double> signal = waves(40);
  zeroLagLowPass(signal, 6.0, 30.0);
  EXPECT_NEAR(signal[0], 3.7577633233101815e-05, 1e-12);
  EXPECT_NEAR(signal[1], 0.33855836888597823, 1e-12);
  EXPECT_NEAR(signal[17], -0.7903100667139396, 1e-12);
  EXPECT_NEAR(signal[39], -0.2852288885817922, 1e-12);
  // filtfilt(b, a, x[:6], padlen=5)
  std::vector<double> few = waves(6);
  zeroLagLowPass(few, 6.0, 30.0);
  EXPECT_NEAR(few[0], 0.00011086665082613023, 1e-12);
  EXPECT_NEAR(few[3], 0.8683297169963419, 1e-12);
  EXPECT_NEAR(few[5], 0.6955286374144312, 1e-12);
}

// At a rate far above the cut-off the bilinear transform's warping is below the tolerance.
TEST(ZeroLagLowPass, HalvesThePowerAtItsCutOff) {
  std::vector<double> signal;
  for (int i = 0; i < 6000; ++i) {
    signal.push_back(std::sin(2.0 * std::numbers::pi * 6.0 * i / 1200.0));
  }
  zeroLagLowPass(signal, 6.0, 1200.0);
  double power = 0.0;
  for (std::size_t i = 2000; i < 4000; ++i) power += signal[i] * signal[i] / 1000.0;
  EXPECT_NEAR(power, 0.5, 1e-3);
}

}  // namespace
}  // namespace emoforge
