// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>

#include "core/base/array.h"

namespace emoforge {

struct ManifoldSettings {
  std::size_t neighbours = 5;         ///< k of density and coverage
  std::size_t supportNeighbours = 3;  ///< k of precision and recall
};

/// Precision and recall (Kynkäänniemi 2019), density and coverage (Naeem 2020) by Euclidean balls
/// whose radius is the distance to the k-th neighbour in the own set; a point is inside where it is
/// strictly nearer. Shares 0 … 1; density may exceed 1.
struct ManifoldScores {
  double precision = 0.0;
  double recall = 0.0;
  std::optional<double> density;  ///< none where all real balls have radius 0
  double coverage = 0.0;
  bool zeroRadius = false;  ///< some ball had radius 0: distance 0 then counted as inside
};

/// Both sets as rows of one space; the caller draws equally many (facts/metrics.md 7). Throws
/// Error(Usage) where a set has no k neighbours.
ManifoldScores manifoldScores(const DoubleArray& real, const DoubleArray& synthetic,
                              const ManifoldSettings& settings = {});

/// Coverage that equal distributions are expected to reach: 1 − Π_{i=1..k} (m − i) / (m + n − i).
double expectedCoverage(std::size_t real, std::size_t synthetic, std::size_t neighbours);

}  // namespace emoforge
