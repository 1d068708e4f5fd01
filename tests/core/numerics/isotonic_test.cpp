// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/numerics/isotonic.h"

#include <gtest/gtest.h>

namespace emoforge {
namespace {

TEST(Isotonic, PoolsWhatFalls) {
  // sklearn.isotonic.isotonic_regression([1, 3, 2, 4, 3.5, 3]) = [1, 2.5, 2.5, 3.5, 3.5, 3.5]
  EXPECT_EQ(isotonicFit(std::vector{1.0, 3.0, 2.0, 4.0, 3.5, 3.0}),
            (std::vector{1.0, 2.5, 2.5, 3.5, 3.5, 3.5}));
  EXPECT_EQ(isotonicFit(std::vector{3.0, 1.0}, std::vector{1.0, 3.0}), (std::vector{1.5, 1.5}));
}

TEST(Isotonic, ReadsOffBetweenPointsAndNotOutside) {
  const std::vector<double> x{2, 4, 8};
  const std::vector<double> y{0.4, 0.6, 0.7};
  EXPECT_NEAR(readOff(x, y, 0.5).value(), 3.0, 1e-12);
  EXPECT_NEAR(readOff(x, y, 0.65).value(), 6.0, 1e-12);
  EXPECT_NEAR(readOff(x, y, 0.4).value(), 2.0, 1e-12);
  EXPECT_FALSE(readOff(x, y, 0.71));
  EXPECT_FALSE(readOff(x, y, 0.39));
}

}  // namespace
}  // namespace emoforge
