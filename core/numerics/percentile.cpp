// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/numerics/percentile.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace emoforge {

double percentile(std::vector<double> values, double percent) {
  if (values.empty()) return std::numeric_limits<double>::quiet_NaN();
  const double place = percent / 100.0 * static_cast<double>(values.size() - 1);
  const auto below = static_cast<std::ptrdiff_t>(std::floor(place));
  const auto at = values.begin() + below;
  std::nth_element(values.begin(), at, values.end());
  const double low = *at;
  if (at + 1 == values.end()) return low;
  const double high = *std::min_element(at + 1, values.end());
  return low + (place - std::floor(place)) * (high - low);
}

}  // namespace emoforge
