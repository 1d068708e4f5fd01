// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/numerics/neighbour_distances.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/numerics/squared_distances.h"

namespace emoforge {

DoubleArray distancesBetween(const DoubleArray& a, const DoubleArray& b) {
  DoubleArray result({a.extent(0), b.extent(0)});
  const std::size_t dimension = a.extent(1);
  parallelFor(a.extent(0), [&](std::size_t i) {
    squaredDistances({a.row(i).data(), 1, dimension}, {b.data(), b.extent(0), dimension}, dimension,
                     result.row(i).data(), b.extent(0));
    for (double& value : result.row(i)) value = std::sqrt(value);
  });
  return result;
}

DoubleArray smallestOfRows(const DoubleArray& distances, std::size_t k, bool leaveOutSelf) {
  const std::size_t available = distances.extent(1) - (leaveOutSelf ? 1 : 0);
  if (available < k) {
    throw Error(ErrorKind::Usage,
                fmt::format("{} neighbours are asked for, a sample has {}.", k, available), {},
                "Take more samples or fewer neighbours.");
  }
  DoubleArray result({distances.extent(0), k});
  parallelFor(distances.extent(0), [&](std::size_t i) {
    std::vector<double> row(distances.row(i).begin(), distances.row(i).end());
    if (leaveOutSelf) row.erase(row.begin() + static_cast<std::ptrdiff_t>(i));
    std::partial_sort(row.begin(), row.begin() + static_cast<std::ptrdiff_t>(k), row.end());
    std::copy_n(row.begin(), k, result.row(i).begin());
  });
  return result;
}

}  // namespace emoforge
