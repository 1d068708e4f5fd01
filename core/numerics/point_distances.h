// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace emoforge {

/// Sets of equally many points in space, laid out for sums of distances between many pairs of sets.
class PointSets {
 public:
  PointSets(std::size_t sets, std::size_t points);

  std::size_t sets() const { return sets_; }
  std::size_t points() const { return points_; }
  /// Coordinate 0 … 2 of a point.
  void put(std::size_t set, std::size_t point, std::size_t axis, double value) {
    values_[(3 * set + axis) * stride_ + point] = value;
  }

  /// sums[k] = Σ over points of ‖p − q‖ for set `i` of this and set `first` + k of the other, which
  /// has as many points. Same bits with SSE2 and AVX2.
  void summedDistances(std::size_t i, const PointSets& other, std::size_t first,
                       std::span<double> sums) const;

 private:
  std::size_t sets_;
  std::size_t points_;
  std::size_t stride_;  ///< points, rounded up; the rest stays 0 and adds nothing
  std::vector<double> values_;
};

}  // namespace emoforge
