// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

#include "core/base/array.h"
#include "core/base/random.h"

namespace emoforge {

/// Mean Euclidean distance over all pairs i < j of rows (facts/metrics.md 7); closer to the real
/// set's own value is better. Throws Error(Usage) for fewer than two rows.
double meanPairDistance(const DoubleArray& rows);

/// As published with the neural gas: the mean of the full n × n matrix, its zero diagonal included.
double meanPairDistanceWithDiagonal(const DoubleArray& rows);

/// The form of action-to-motion studies (Guo 2020): mean distance of `pairs` random pairs, drawn
/// with repetition.
double sampledPairDistance(const DoubleArray& rows, std::size_t pairs, Random& random);

/// Vendi score exp(−Σ λ ln λ) over the eigenvalues of K / n with the cosine kernel (Friedman and
/// Dieng 2023): the effective number of different samples, 1 … n. Rows of length 0 are like each
/// other and unlike all others.
double vendiScore(const DoubleArray& rows);

}  // namespace emoforge
