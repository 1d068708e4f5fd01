// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/numerics/gaussian_filter.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace emoforge {
namespace {

/// Half of a symmetric kernel that sums to 1: weights[0] is the centre.
std::vector<double> halfKernel(double sigma) {
  const int radius = static_cast<int>(4.0 * sigma + 0.5);
  std::vector<double> weights(static_cast<std::size_t>(radius) + 1);
  double sum = 0.0;
  for (int i = 0; i <= radius; ++i) {
    weights[static_cast<std::size_t>(i)] = std::exp(-0.5 * i * i / (sigma * sigma));
    sum += (i == 0 ? 1.0 : 2.0) * weights[static_cast<std::size_t>(i)];
  }
  for (double& weight : weights) weight /= sum;
  return weights;
}

/// Index mirrored into 0 … count − 1: (d c b a | a b c d | d c b a).
std::size_t mirrored(std::ptrdiff_t index, std::ptrdiff_t count) {
  const std::ptrdiff_t period = 2 * count;
  index = ((index % period) + period) % period;
  return static_cast<std::size_t>(index < count ? index : period - 1 - index);
}

}  // namespace

void gaussianFilterAlongTime(DoubleArray& signal, double sigmaFrames) {
  if (sigmaFrames <= 0.0 || signal.empty()) return;
  const std::vector<double> weights = halfKernel(sigmaFrames);
  const auto frames = static_cast<std::ptrdiff_t>(signal.extent(0));
  const std::size_t channels = signal.rowSize();
  DoubleArray result(signal.shape());
  for (std::ptrdiff_t t = 0; t < frames; ++t) {
    double* out = result.row(static_cast<std::size_t>(t)).data();
    const double* centre = signal.row(static_cast<std::size_t>(t)).data();
    for (std::size_t c = 0; c < channels; ++c) out[c] = weights[0] * centre[c];
    for (std::ptrdiff_t k = 1; k < static_cast<std::ptrdiff_t>(weights.size()); ++k) {
      const double weight = weights[static_cast<std::size_t>(k)];
      const double* before = signal.row(mirrored(t - k, frames)).data();
      const double* after = signal.row(mirrored(t + k, frames)).data();
      for (std::size_t c = 0; c < channels; ++c) out[c] += weight * (before[c] + after[c]);
    }
  }
  signal = std::move(result);
}

double whiteNoiseGain(double sigmaFrames) {
  if (sigmaFrames <= 0.0) return 1.0;
  const std::vector<double> weights = halfKernel(sigmaFrames);
  double sum = weights[0] * weights[0];
  for (std::size_t k = 1; k < weights.size(); ++k) sum += 2.0 * weights[k] * weights[k];
  return std::sqrt(sum);
}

}  // namespace emoforge
