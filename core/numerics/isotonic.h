// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <vector>

namespace emoforge {

/// The nondecreasing values nearest to `values` in the sum of weighted squares (pool adjacent
/// violators); no weights: all 1.
std::vector<double> isotonicFit(std::span<const double> values,
                                std::span<const double> weights = {});

/// Where the isotonic curve through (x, y), straight between its points, first reaches `wanted`; x
/// increasing. Nothing outside the curve.
std::optional<double> readOff(std::span<const double> x, std::span<const double> y, double wanted);

}  // namespace emoforge
