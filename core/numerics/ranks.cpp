// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/numerics/ranks.h"

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace emoforge {

Ranks ranksOf(std::span<const double> values) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t i) { return values[i]; });
  Ranks ranks;
  ranks.values.resize(values.size());
  for (std::size_t begin = 0; begin < order.size();) {
    std::size_t end = begin + 1;
    while (end < order.size() && values[order[end]] == values[order[begin]]) ++end;
    const double shared = 0.5 * static_cast<double>(begin + 1 + end);
    for (std::size_t i = begin; i < end; ++i) ranks.values[order[i]] = shared;
    const auto ties = static_cast<double>(end - begin);
    ranks.tieSum += ties * ties * ties - ties;
    begin = end;
  }
  return ranks;
}

}  // namespace emoforge
