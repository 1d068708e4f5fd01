// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/array.h"

namespace emoforge {

/// ‖μ_R − μ_S‖² + tr Σ_R + tr Σ_S − 2 tr(Σ_R^½ Σ_S Σ_R^½)^½ (Heusel 2017; facts/metrics.md 7),
/// unbiased covariances, in double. Both sets are rows of the same feature space; 0 for equal sets,
/// in squared feature units. Throws Error(Usage) where a set has fewer than d + 1 rows,
/// Error(Failure) where the root has a relative eigenvalue below −1e-8.
double frechetDistance(const DoubleArray& real, const DoubleArray& synthetic);

/// Its summands: the distance is their sum with −2 rootTrace.
struct FrechetParts {
  double squaredMeanDistance = 0.0;
  double traces = 0.0;     ///< tr Σ_R + tr Σ_S
  double rootTrace = 0.0;  ///< tr(Σ_R^½ Σ_S Σ_R^½)^½

  /// As the gas study has it: the mean distance without its square.
  double withUnsquaredMean() const;
  /// As the depth-face study has it: −4 rootTrace; may be negative.
  double withFourRoots() const { return squaredMeanDistance + traces - 4.0 * rootTrace; }
};
/// Throws as frechetDistance().
FrechetParts frechetParts(const DoubleArray& real, const DoubleArray& synthetic);

/// Sets smaller than this many rows a dimension give a value that is mostly bias.
constexpr double kFrechetComfort = 10.0;

/// What is expected of two sets of equal distribution and identity covariance, n rows each, for
/// n ≫ d: 2 d / n + d (d + 1) / (2 n).
double frechetBias(double dimensions, double rows);

}  // namespace emoforge
