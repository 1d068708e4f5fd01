// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace emoforge {

/// Whole numbers in proportion to `weights` that sum to `total`: each gets the whole part of its
/// quota, what is left goes to the largest remainders, ties to the lower index. All 0 where the
/// weights are.
std::vector<std::size_t> largestRemainder(std::span<const double> weights, std::size_t total);

}  // namespace emoforge
