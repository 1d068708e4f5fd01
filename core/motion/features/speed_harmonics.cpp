// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/features/speed_harmonics.h"

#include <cmath>
#include <complex>
#include <numbers>

namespace emoforge {
namespace {

constexpr double kLowest = 0.3;
constexpr double kHighest = 4.0;
constexpr double kStep = 0.05;

/// Amplitude of the sinusoid with this frequency under a window whose weights sum to 1.
double amplitudeAt(const Eigen::VectorXd& signal, const Eigen::VectorXd& window, double frequencyHz,
                   double samplesPerSecond) {
  const double step = 2.0 * std::numbers::pi * frequencyHz / samplesPerSecond;
  std::complex<double> sum = 0.0;
  for (Eigen::Index t = 0; t < signal.size(); ++t) {
    sum += window[t] * signal[t] * std::polar(1.0, -step * static_cast<double>(t));
  }
  return 2.0 * std::abs(sum);
}

Eigen::VectorXd hann(Eigen::Index size) {
  Eigen::VectorXd window(size);
  for (Eigen::Index t = 0; t < size; ++t) {
    const double place = (static_cast<double>(t) + 0.5) / static_cast<double>(size);
    window[t] = 1.0 - std::cos(2.0 * std::numbers::pi * place);
  }
  return window / window.sum();
}

}  // namespace

Harmonics harmonicsOf(const Eigen::VectorXd& signal, double samplesPerSecond) {
  const double mean = signal.mean();
  const Eigen::VectorXd moving = signal.array() - mean;
  Harmonics result;
  if (mean <= 0.0 || moving.cwiseAbs().maxCoeff() <= 1e-9 * mean) return result;
  const Eigen::VectorXd window = hann(signal.size());
  double strongest = 0.0;
  for (int i = 0; kLowest + i * kStep <= kHighest + 0.5 * kStep; ++i) {
    const double frequency = kLowest + i * kStep;
    const double amplitude = amplitudeAt(moving, window, frequency, samplesPerSecond);
    if (amplitude <= strongest) continue;
    strongest = amplitude;
    result.frequencyHz = frequency;
  }
  for (std::size_t k = 0; k < result.amplitudes.size(); ++k) {
    const double frequency = static_cast<double>(k + 1) * result.frequencyHz;
    if (2.0 * frequency > samplesPerSecond) break;
    result.amplitudes[k] = amplitudeAt(moving, window, frequency, samplesPerSecond) / mean;
  }
  return result;
}

}  // namespace emoforge
