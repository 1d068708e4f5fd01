// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "core/base/random.h"

namespace emoforge {

struct Interval {
  double low = 0.0;
  double high = 1.0;
};

/// Wilson's 95 % score interval of a share of independent observations; `total` > 0.
Interval wilsonInterval(std::size_t successes, std::size_t total);

/// BCa bootstrap (Efron 1987) of a statistic over whole groups, 95 %: `statistic` gets the indices
/// of the drawn groups, with repetition. For ten groups or more (facts/metrics.md 5). Same seed,
/// same interval; where every draw gives one value, both ends are that value.
Interval clusterBootstrap(std::size_t groups,
                          const std::function<double(std::span<const std::size_t>)>& statistic,
                          const Random& random, std::size_t draws = 2000);

}  // namespace emoforge
