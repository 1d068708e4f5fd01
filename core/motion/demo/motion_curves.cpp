// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/demo/motion_curves.h"

#include <algorithm>
#include <cmath>

#include "core/motion/rotations.h"

namespace emoforge {

double minimumJerk(double u) {
  u = std::clamp(u, 0.0, 1.0);
  return u * u * u * (10.0 + u * (-15.0 + 6.0 * u));
}

double smoothPulse(double u) {
  return u <= 0.0 || u >= 1.0 ? 0.0 : std::pow(std::sin(kPi * u), 2);
}

CubicSpline::CubicSpline(std::vector<double> x, std::vector<double> y)
    : x_(std::move(x)), y_(std::move(y)) {
  solve(nullptr, nullptr);
}

CubicSpline::CubicSpline(std::vector<double> x, std::vector<double> y, double firstSlope,
                         double lastSlope)
    : x_(std::move(x)), y_(std::move(y)) {
  solve(&firstSlope, &lastSlope);
}

void CubicSpline::solve(const double* firstSlope, const double* lastSlope) {
  const std::size_t n = x_.size();
  std::vector<double> below(n, 0.0), diagonal(n, 1.0), above(n, 0.0), right(n, 0.0);
  const auto width = [&](std::size_t i) { return x_[i + 1] - x_[i]; };
  const auto rise = [&](std::size_t i) { return (y_[i + 1] - y_[i]) / width(i); };
  for (std::size_t i = 1; i + 1 < n; ++i) {
    below[i] = width(i - 1);
    diagonal[i] = 2.0 * (width(i - 1) + width(i));
    above[i] = width(i);
    right[i] = 6.0 * (rise(i) - rise(i - 1));
  }
  if (firstSlope != nullptr) {
    diagonal[0] = 2.0 * width(0);
    above[0] = width(0);
    right[0] = 6.0 * (rise(0) - *firstSlope);
  }
  if (lastSlope != nullptr) {
    below[n - 1] = width(n - 2);
    diagonal[n - 1] = 2.0 * width(n - 2);
    right[n - 1] = 6.0 * (*lastSlope - rise(n - 2));
  }
  for (std::size_t i = 1; i < n; ++i) {
    const double share = below[i] / diagonal[i - 1];
    diagonal[i] -= share * above[i - 1];
    right[i] -= share * right[i - 1];
  }
  curvature_.assign(n, 0.0);
  for (std::size_t i = n; i-- > 0;) {
    const double next = i + 1 < n ? above[i] * curvature_[i + 1] : 0.0;
    curvature_[i] = (right[i] - next) / diagonal[i];
  }
}

std::size_t CubicSpline::segment(double x) const {
  const auto after = std::ranges::upper_bound(x_, x);
  const auto index = static_cast<std::size_t>(after - x_.begin());
  return std::clamp<std::size_t>(index, 1, x_.size() - 1) - 1;
}

double CubicSpline::operator()(double x) const {
  if (x < x_.front()) return y_.front() + (x - x_.front()) * slope(x_.front());
  if (x > x_.back()) return y_.back() + (x - x_.back()) * slope(x_.back());
  const std::size_t i = segment(x);
  const double h = x_[i + 1] - x_[i];
  const double a = (x_[i + 1] - x) / h;
  const double b = 1.0 - a;
  return a * y_[i] + b * y_[i + 1] +
         ((a * a * a - a) * curvature_[i] + (b * b * b - b) * curvature_[i + 1]) * h * h / 6.0;
}

double CubicSpline::slope(double x) const {
  const std::size_t i = segment(x);
  const double h = x_[i + 1] - x_[i];
  const double a = (x_[i + 1] - std::clamp(x, x_.front(), x_.back())) / h;
  const double b = 1.0 - a;
  return (y_[i + 1] - y_[i]) / h +
         ((1.0 - 3.0 * a * a) * curvature_[i] + (3.0 * b * b - 1.0) * curvature_[i + 1]) * h / 6.0;
}

namespace {

constexpr double kSmoothestFactor = 0.75;

/// Largest value of sin φ + a sin 3φ, a ≥ 0.
double largestOfSwing(double third) {
  if (third <= 1.0 / 9.0) return 1.0 - third;
  const double cosine2 = (3.0 - 1.0 / (3.0 * third)) / 4.0;
  const double sine = std::sqrt(1.0 - cosine2);
  return sine + third * (3.0 * sine - 4.0 * sine * sine * sine);
}

double accelerationRatioOf(double third) {
  return std::sqrt(1.0 + 81.0 * third * third) / largestOfSwing(third);
}

}  // namespace

SharpSwing::SharpSwing(double factor) {
  const double wanted = std::max(1.0, factor / kSmoothestFactor);
  double low = 0.0, high = 0.4;
  for (int i = 0; i < 50; ++i) {
    third_ = (low + high) / 2.0;
    (accelerationRatioOf(third_) < wanted ? low : high) = third_;
  }
  largest_ = largestOfSwing(third_);
}

double SharpSwing::sine(double phase) const {
  return (std::sin(phase) + third_ * std::sin(3.0 * phase)) / largest_;
}

double SharpSwing::cosine(double phase) const {
  return sine(phase + kPi / 2.0);
}

double SharpSwing::accelerationRatio() const {
  return accelerationRatioOf(third_);
}

PinkNoise::PinkNoise(double rms, double lowestFrequency, double highestFrequency, Random& random) {
  constexpr int kWaves = 16;
  amplitude_ = rms * std::sqrt(2.0 / kWaves);
  const double octaves = std::log(highestFrequency / lowestFrequency);
  for (int i = 0; i < kWaves; ++i) {
    const double frequency = lowestFrequency * std::exp(octaves * (i + random.uniform()) / kWaves);
    waves_.push_back({2.0 * kPi * frequency, random.uniform(0.0, 2.0 * kPi)});
  }
}

double PinkNoise::operator()(double seconds) const {
  double sum = 0.0;
  for (const auto& wave : waves_) sum += std::sin(wave.angularFrequency * seconds + wave.phase);
  return amplitude_ * sum;
}

}  // namespace emoforge
