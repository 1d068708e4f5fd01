// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/smoothness.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <unsupported/Eigen/FFT>
#include <vector>

namespace emoforge {
namespace {

constexpr double kAtRest = 1e-9;
constexpr double kCutoffHz = 10.0;
constexpr double kThreshold = 0.05;
constexpr std::size_t kPadding = 16;

/// Second derivative in frames; at both ends by the one-sided formula of second order.
Eigen::MatrixXd secondDifference(const Eigen::MatrixXd& v) {
  const Eigen::Index n = v.cols();
  Eigen::MatrixXd result(v.rows(), n);
  for (Eigen::Index t = 1; t + 1 < n; ++t) {
    result.col(t) = v.col(t + 1) - 2.0 * v.col(t) + v.col(t - 1);
  }
  result.col(0) = 2.0 * v.col(0) - 5.0 * v.col(1) + 4.0 * v.col(2) - v.col(3);
  result.col(n - 1) = 2.0 * v.col(n - 1) - 5.0 * v.col(n - 2) + 4.0 * v.col(n - 3) - v.col(n - 4);
  return result;
}

/// Magnitudes of the spectrum from 0 to the cut-off, relative to the largest of them all; the
/// distance of two in hertz.
std::vector<double> spectrumOf(const Eigen::VectorXd& speed, double framesPerSecond,
                               double& stepHz) {
  std::size_t length = 1;
  while (length < static_cast<std::size_t>(speed.size())) length *= 2;
  length *= kPadding;
  std::vector<double> padded(speed.begin(), speed.end());
  padded.resize(length, 0.0);
  // Keeps the factors of the lengths that it has seen.
  thread_local Eigen::FFT<double> transform;
  std::vector<std::complex<double>> spectrum;
  transform.SetFlag(Eigen::FFT<double>::HalfSpectrum);
  transform.fwd(spectrum, padded);
  stepHz = framesPerSecond / static_cast<double>(length);
  std::vector<double> magnitudes;
  double largest = 0.0;
  for (std::size_t k = 0; k < spectrum.size(); ++k) {
    const double magnitude = std::abs(spectrum[k]);
    largest = std::max(largest, magnitude);
    if (static_cast<double>(k) * stepHz <= kCutoffHz) magnitudes.push_back(magnitude);
  }
  for (double& magnitude : magnitudes) magnitude /= largest;
  return magnitudes;
}

}  // namespace

std::optional<double> logDimensionlessJerk(const Eigen::MatrixXd& velocity,
                                           double framesPerSecond) {
  const Eigen::Index n = velocity.cols();
  if (n < 4) return std::nullopt;
  const double peak = velocity.colwise().norm().maxCoeff();
  if (!(peak > kAtRest)) return std::nullopt;
  const Eigen::VectorXd squares =
      secondDifference(velocity).colwise().squaredNorm() * std::pow(framesPerSecond, 4);
  const double integral = (squares.sum() - 0.5 * (squares[0] + squares[n - 1])) / framesPerSecond;
  const double duration = static_cast<double>(n - 1) / framesPerSecond;
  const double jerk = std::pow(duration, 3) / (peak * peak) * integral;
  if (!(jerk > 0.0)) return std::nullopt;
  return -std::log(jerk);
}

std::optional<double> spectralArcLength(const Eigen::VectorXd& speed, double framesPerSecond) {
  if (speed.size() < 2 || !(speed.cwiseAbs().maxCoeff() > kAtRest)) return std::nullopt;
  double step = 0.0;
  const std::vector<double> magnitudes = spectrumOf(speed, framesPerSecond, step);
  const auto above = [](double magnitude) { return magnitude >= kThreshold; };
  const auto first = std::ranges::find_if(magnitudes, above);
  if (first == magnitudes.end()) return std::nullopt;
  const auto last = std::find_if(magnitudes.rbegin(), magnitudes.rend(), above).base() - 1;
  const auto steps = static_cast<double>(last - first);
  if (steps < 1.0) return std::nullopt;
  double length = 0.0;
  for (auto k = first; k < last; ++k) length += std::hypot(1.0 / steps, *(k + 1) - *k);
  return -length;
}

Eigen::MatrixXd timeDerivative(const Eigen::MatrixXd& course, double framesPerSecond) {
  const Eigen::Index n = std::max<Eigen::Index>(course.cols() - 1, 0);
  return (course.rightCols(n) - course.leftCols(n)) * framesPerSecond;
}

}  // namespace emoforge
