// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace emoforge {

/// Silverman's rule of thumb for a Gaussian kernel: 0.9 · min(s, IQR/1.34) · n^(−1/5), with the
/// unbiased s and linear quartiles; where the quartiles meet, with s alone. 0 for fewer than two
/// different values.
double silvermanBandwidth(std::span<const double> values);

/// Gaussian kernel density of values that cannot be negative, at the places `at` ≥ 0: what would
/// lie below 0 is folded back, so that the area over [0, ∞) is 1. Zero without values or bandwidth.
std::vector<double> kernelDensity(std::span<const double> values, double bandwidth,
                                  std::span<const double> at);

}  // namespace emoforge
