// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/numerics/largest_remainder.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace emoforge {
namespace {

/// Quotas that differ by less are equal: a product like 0.3 · 10 is not exact.
constexpr double kSame = 1e-9;

}  // namespace

std::vector<std::size_t> largestRemainder(std::span<const double> weights, std::size_t total) {
  std::vector<std::size_t> counts(weights.size(), 0);
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  if (sum <= 0.0) return counts;
  std::vector<double> remainders(weights.size());
  std::size_t given = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const double quota = weights[i] / sum * static_cast<double>(total);
    counts[i] = static_cast<std::size_t>(std::floor(quota + kSame));
    remainders[i] = std::max(0.0, quota - static_cast<double>(counts[i]));
    given += counts[i];
  }
  for (; given < total; ++given) {
    std::size_t best = 0;
    for (std::size_t i = 1; i < weights.size(); ++i) {
      if (remainders[i] > remainders[best] + kSame) best = i;
    }
    ++counts[best];
    remainders[best] -= 1.0;
  }
  return counts;
}

}  // namespace emoforge
