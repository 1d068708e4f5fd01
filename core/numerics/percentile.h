// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace emoforge {

/// The value below which `percent` (0 … 100) of the values lie, linear between neighbours
/// (numpy.percentile). NaN without values.
double percentile(std::vector<double> values, double percent);

}  // namespace emoforge
