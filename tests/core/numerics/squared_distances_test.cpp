// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/numerics/squared_distances.h"

#include <gtest/gtest.h>

#include <vector>

namespace emoforge {

TEST(SquaredDistances, AgreeWithTheClosedFormForEveryLength) {
  // a = 0, b_i = i: Σ i² = n (n − 1) (2n − 1) / 6
  for (const std::size_t n : {1u, 3u, 4u, 7u, 511u, 512u, 513u, 2000u}) {
    std::vector<double> zero(n);
    std::vector<double> ramp(n);
    for (std::size_t i = 0; i < n; ++i) ramp[i] = static_cast<double>(i);
    const auto m = static_cast<double>(n);
    EXPECT_DOUBLE_EQ(squaredDistance(zero.data(), ramp.data(), n), m * (m - 1) * (2 * m - 1) / 6);
  }
}

TEST(SquaredDistances, OfAllPairsAreSymmetricAndCoverEveryTile) {
  const std::size_t count = 37;
  std::vector<double> values(count * 5);
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t c = 0; c < 5; ++c) values[i * 5 + c] = static_cast<double>(i);
  }
  std::vector<double> result(count * count, -1.0);
  double last = -1.0;
  allSquaredDistances({values.data(), count, 5}, 5, result, [&](double share) {
    EXPECT_GE(share, last);
    last = share;
  });
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t j = 0; j < count; ++j) {
      const double apart = static_cast<double>(i) - static_cast<double>(j);
      EXPECT_DOUBLE_EQ(result[i * count + j], 5.0 * apart * apart);
    }
  }
}

TEST(SquaredDistances, StayAccurateForNearlyEqualRows) {
  std::vector<double> a(1000, 1e6);
  std::vector<double> b(1000, 1e6 + 0.0009765625);  // 2^-10, exact
  EXPECT_DOUBLE_EQ(squaredDistance(a.data(), b.data(), 1000), 1000 * 0x1p-20);
}

}  // namespace emoforge
