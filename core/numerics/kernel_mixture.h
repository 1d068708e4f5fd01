// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>

#include "core/base/array.h"

namespace emoforge {

/// Log of the Gaussian kernel density with one bandwidth in all directions,
/// 1/n Σ N(x; x_i, h² I), at a place.
double logKernelDensity(const DoubleArray& rows, double bandwidth, std::span<const double> place);

/// Mean over the rows of the log-density that the others give (leave one out). n ≥ 2.
double leaveOneOutLogDensity(const DoubleArray& rows, double bandwidth);

/// The bandwidth between `low` and `high` with the highest leaveOneOutLogDensity: 40 steps on a
/// logarithmic scale, then golden section to 1e-4 of its logarithm.
double leaveOneOutBandwidth(const DoubleArray& rows, double low, double high);

/// Scott 1992 for variances of 1: n^(−1/(d + 4)).
double scottBandwidth(std::size_t rows, std::size_t dimension);

}  // namespace emoforge
