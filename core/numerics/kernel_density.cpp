// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/numerics/kernel_density.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

#include "core/numerics/percentile.h"

namespace emoforge {

double silvermanBandwidth(std::span<const double> values) {
  if (values.size() < 2) return 0.0;
  const auto n = static_cast<double>(values.size());
  const double mean = std::accumulate(values.begin(), values.end(), 0.0) / n;
  double squares = 0.0;
  for (const double value : values) squares += (value - mean) * (value - mean);
  const double deviation = std::sqrt(squares / (n - 1.0));
  const std::vector<double> copy(values.begin(), values.end());
  const double quartiles = (percentile(copy, 75.0) - percentile(copy, 25.0)) / 1.34;
  const double width = quartiles > 0.0 ? std::min(deviation, quartiles) : deviation;
  return 0.9 * width * std::pow(n, -0.2);
}

std::vector<double> kernelDensity(std::span<const double> values, double bandwidth,
                                  std::span<const double> at) {
  std::vector<double> density(at.size(), 0.0);
  if (values.empty() || bandwidth <= 0.0) return density;
  const double scale =
      1.0 / (static_cast<double>(values.size()) * bandwidth * std::sqrt(2.0 * std::numbers::pi));
  const auto bell = [bandwidth](double distance) {
    const double z = distance / bandwidth;
    return std::exp(-0.5 * z * z);
  };
  for (std::size_t i = 0; i < at.size(); ++i) {
    for (const double value : values) density[i] += bell(at[i] - value) + bell(at[i] + value);
    density[i] *= scale;
  }
  return density;
}

}  // namespace emoforge
