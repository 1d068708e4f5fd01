// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "core/base/array.h"

namespace emoforge {

/// Euclidean distances a × b between the rows of two sets.
DoubleArray distancesBetween(const DoubleArray& a, const DoubleArray& b);

/// For every row its k smallest distances in ascending order; n × k. `leaveOutSelf` passes over
/// entry (i, i) of a square matrix. Throws Error(Usage) where a row has fewer than k.
DoubleArray smallestOfRows(const DoubleArray& distances, std::size_t k, bool leaveOutSelf);

}  // namespace emoforge
