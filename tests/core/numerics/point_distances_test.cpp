// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/numerics/point_distances.h"

#include <gtest/gtest.h>

#include <cmath>

namespace emoforge {
namespace {

/// Five points a set, so that the last block of four is not full.
PointSets waves(std::size_t sets, double phase) {
  PointSets points(sets, 5);
  for (std::size_t s = 0; s < sets; ++s) {
    for (std::size_t p = 0; p < 5; ++p) {
      for (std::size_t axis = 0; axis < 3; ++axis) {
        points.put(s, p, axis, std::sin(phase + 0.3 * s + 0.7 * p + 1.9 * axis));
      }
    }
  }
  return points;
}

TEST(PointDistances, AreSummedOverAllPoints) {
  const PointSets a = waves(3, 0.0);
  const PointSets b = waves(6, 0.8);
  std::vector<double> sums(4);
  a.summedDistances(1, b, 2, sums);
  for (std::size_t k = 0; k < sums.size(); ++k) {
    double expected = 0.0;
    for (std::size_t p = 0; p < 5; ++p) {
      double square = 0.0;
      for (std::size_t axis = 0; axis < 3; ++axis) {
        square += std::pow(std::sin(0.3 + 0.7 * p + 1.9 * axis) -
                               std::sin(0.8 + 0.3 * (2 + k) + 0.7 * p + 1.9 * axis),
                           2);
      }
      expected += std::sqrt(square);
    }
    EXPECT_NEAR(sums[k], expected, 1e-14);
  }
  sums.resize(1);
  a.summedDistances(0, a, 0, sums);
  EXPECT_EQ(sums[0], 0.0);
}

}  // namespace
}  // namespace emoforge
