// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace emoforge {

/// Ranks from 1; equal values share the mean of theirs (scipy.stats.rankdata).
struct Ranks {
  std::vector<double> values;
  double tieSum = 0.0;  ///< Σ (t³ − t) over groups of t equal values
};
Ranks ranksOf(std::span<const double> values);

}  // namespace emoforge
