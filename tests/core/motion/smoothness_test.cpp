// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/smoothness.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "core/base/array.h"
#include "core/numerics/gaussian_filter.h"

namespace emoforge {
namespace {

constexpr double kTau = 2.0 * std::numbers::pi;

Eigen::VectorXd course(Eigen::Index frames, double (*value)(double)) {
  Eigen::VectorXd result(frames);
  for (Eigen::Index i = 0; i < frames; ++i) {
    result[i] = value(static_cast<double>(i) / static_cast<double>(frames - 1));
  }
  return result;
}

// facts/metrics.md 14.11
TEST(LogDimensionlessJerk, HasTheClosedForms) {
  // Whatever the duration and the peak, −ln(π⁴ / 2) and −ln 204.8.
  for (const double framesPerSecond : {30.0, 120.0}) {
    const auto sine = logDimensionlessJerk(
        3.0 * course(201, [](double t) { return std::sin(0.5 * kTau * t); }).transpose(),
        framesPerSecond);
    ASSERT_TRUE(sine);
    EXPECT_NEAR(*sine, -3.8858, 0.0388);
    const auto reach = logDimensionlessJerk(
        course(201, [](double t) { return 30.0 * t * t * (1 - t) * (1 - t); }).transpose(),
        framesPerSecond);
    ASSERT_TRUE(reach);
    EXPECT_NEAR(*reach, -5.3220, 0.0532);
  }
  EXPECT_FALSE(logDimensionlessJerk(Eigen::MatrixXd::Zero(3, 50), 30.0));
  EXPECT_FALSE(logDimensionlessJerk(Eigen::MatrixXd::Ones(3, 3), 30.0));
}

// sparc() of github.com/siva82kb/smoothness in NumPy:
// n = 2**(ceil(log2(len(v))) + 4); f = arange(0, fs, fs/n); M = abs(fft(v, n)); M /= M.max(); of
// f <= 10 those from the first to the last M >= 0.05;
// -sum(sqrt((diff(f)/(f[-1]-f[0]))**2 + diff(M)**2)); t = arange(90)/30
TEST(SpectralArcLength, AgreesWithThePublishedArithmetic) {
  Eigen::VectorXd two(90);
  Eigen::VectorXd rough(90);
  for (int i = 0; i < 90; ++i) {
    const double t = i / 30.0;
    two[i] =
        std::exp(-std::pow((t - 1.2) / 0.2, 2)) + 0.4 * std::exp(-std::pow((t - 2.1) / 0.1, 2));
    rough[i] = two[i] + 0.05 * std::sin(kTau * 7 * t) + 0.06;
  }
  EXPECT_NEAR(spectralArcLength(two, 30.0).value(), -1.9034868243095233, 1e-9);
  EXPECT_NEAR(spectralArcLength(rough, 30.0).value(), -2.260146044549889, 1e-9);
  const Eigen::VectorXd reach =
      course(61, [](double t) { return 30.0 * t * t * (1 - t) * (1 - t); });
  EXPECT_NEAR(spectralArcLength(reach, 60.0).value(), -1.4004077425377768, 1e-9);
  EXPECT_FALSE(spectralArcLength(Eigen::VectorXd::Zero(40), 30.0));
}

// facts/metrics.md 14.11: σ = 3 frames on a sinusoid of 5 Hz.
TEST(GaussianSmoother, WeakensFiveHertzAsMuchAsTheClosedFormSays) {
  for (const auto& [rate, expected] :
       {std::pair(30.0, 0.00719), std::pair(60.0, 0.2912), std::pair(120.0, 0.7346)}) {
    const std::size_t frames = 600;
    DoubleArray wave({frames, 1});
    for (std::size_t i = 0; i < frames; ++i) {
      wave(i, 0) = std::sin(kTau * 5.0 * static_cast<double>(i) / rate + 0.4);
    }
    const DoubleArray before = wave;
    gaussianFilterAlongTime(wave, 3.0);
    double product = 0.0;
    double square = 0.0;
    for (std::size_t i = 120; i < 480; ++i) {
      product += wave(i, 0) * before(i, 0);
      square += before(i, 0) * before(i, 0);
    }
    // The kernel ends at 4 σ, which costs 1e-4.
    EXPECT_NEAR(product / square, expected, 2e-4) << rate;
  }
}

TEST(TimeDerivative, IsTheDifferencePerSecond) {
  const Eigen::MatrixXd course = (Eigen::MatrixXd(1, 3) << 1, 2, 4).finished();
  const Eigen::MatrixXd expected = (Eigen::MatrixXd(1, 2) << 30, 60).finished();
  EXPECT_EQ(timeDerivative(course, 30.0), expected);
  EXPECT_EQ(timeDerivative(Eigen::MatrixXd(2, 1), 30.0).cols(), 0);
}

}  // namespace
}  // namespace emoforge
