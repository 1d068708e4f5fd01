// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <limits>
#include <span>
#include <utility>
#include <vector>

namespace emoforge {

/// How two series run along each other: pairs of positions from (0, 0) to the last ones.
struct WarpPath {
  std::vector<std::pair<std::size_t, std::size_t>> steps;
  double total = 0.0;  ///< sum of the costs of all pairs

  /// total / number of pairs.
  double mean() const { return steps.empty() ? 0.0 : total / static_cast<double>(steps.size()); }
};

/// The same way without its steps.
struct WarpCost {
  double total = 0.0;
  std::size_t length = 0;  ///< number of pairs

  double mean() const { return length == 0 ? total : total / static_cast<double>(length); }
};

/// Half width of the Sakoe–Chiba band of facts/metrics.md 10: the larger of a tenth of the longer
/// series, rounded up, and the difference of the lengths.
std::size_t sakoeChibaBand(std::size_t first, std::size_t second);

/// The cheapest way through all pairs (i, j) with |i − j| ≤ band (Sakoe and Chiba 1978): steps
/// (1, 0), (0, 1), (1, 1) of weight 1, exact, double. Among equally cheap ways the one with more
/// diagonal steps at its end. `cost` is asked once for each pair of the band. Empty for an empty
/// series; throws Error(Usage) where the band is narrower than the difference of the lengths.
WarpPath dynamicTimeWarp(std::size_t first, std::size_t second, std::size_t band,
                         const std::function<double(std::size_t, std::size_t)>& cost);

/// Fills the costs of the pairs (i, firstColumn), (i, firstColumn + 1), …
using WarpCostRow =
    std::function<void(std::size_t i, std::size_t firstColumn, std::span<double> costs)>;

/// Total and length of the way that dynamicTimeWarp() finds, without keeping its steps, for many
/// comparisons: costs are asked for row by row. Infinite total once the mean cost cannot be below
/// `limitMean`. Same errors.
WarpCost warpCost(std::size_t first, std::size_t second, std::size_t band, const WarpCostRow& costs,
                  double limitMean = std::numeric_limits<double>::infinity());

}  // namespace emoforge
