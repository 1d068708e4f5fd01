// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/numerics/butterworth.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <vector>

namespace emoforge {
namespace {

constexpr std::size_t kMostPadding = 9;

/// Second-order section, a0 = 1.
struct Section {
  double b0, b1, b2, a1, a2;
};

/// Bilinear transform of 1 / (s² + √2 s + 1) with its frequency pre-warped.
Section lowPass(double cutoffShareOfRate) {
  const double k = std::tan(std::numbers::pi * cutoffShareOfRate);
  const double norm = 1.0 / (1.0 + std::numbers::sqrt2 * k + k * k);
  const double gain = k * k * norm;
  return {gain, 2.0 * gain, gain, 2.0 * (k * k - 1.0) * norm,
          (1.0 - std::numbers::sqrt2 * k + k * k) * norm};
}

/// Direct form II transposed, started in the steady state of its first sample.
void run(const Section& f, std::vector<double>& signal) {
  double z1 = (1.0 - f.b0) * signal.front();
  double z2 = (f.b2 - f.a2) * signal.front();
  for (double& value : signal) {
    const double in = value;
    value = f.b0 * in + z1;
    z1 = f.b1 * in - f.a1 * value + z2;
    z2 = f.b2 * in - f.a2 * value;
  }
}

std::vector<double> extended(std::span<const double> signal, std::size_t padding) {
  std::vector<double> result;
  result.reserve(signal.size() + 2 * padding);
  for (std::size_t i = padding; i > 0; --i) result.push_back(2.0 * signal.front() - signal[i]);
  result.insert(result.end(), signal.begin(), signal.end());
  for (std::size_t i = 1; i <= padding; ++i) {
    result.push_back(2.0 * signal.back() - signal[signal.size() - 1 - i]);
  }
  return result;
}

}  // namespace

void zeroLagLowPass(std::span<double> signal, double cutoffHz, double samplesPerSecond) {
  // |H|⁴ = ½ for both passes: each has (1 + (f / f_c)⁴) = √2 at the cut-off asked for.
  const double raised = cutoffHz / std::pow(std::numbers::sqrt2 - 1.0, 0.25);
  if (signal.size() < 2 || 2.0 * raised >= samplesPerSecond) return;
  const Section section = lowPass(raised / samplesPerSecond);
  const std::size_t padding = std::min(kMostPadding, signal.size() - 1);
  std::vector<double> work = extended(signal, padding);
  run(section, work);
  std::ranges::reverse(work);
  run(section, work);
  std::ranges::reverse(work);
  std::copy_n(work.begin() + static_cast<std::ptrdiff_t>(padding), signal.size(), signal.begin());
}

}  // namespace emoforge
