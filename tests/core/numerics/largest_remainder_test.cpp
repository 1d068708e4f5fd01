// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/numerics/largest_remainder.h"

#include <gtest/gtest.h>

namespace emoforge {
namespace {

using Counts = std::vector<std::size_t>;

TEST(LargestRemainder, SharesWholeNumbersOut) {
  // Quotas 1.5, 1.5, 2: the tie goes to the lower index.
  EXPECT_EQ(largestRemainder(std::vector{3.0, 3.0, 4.0}, 5), (Counts{2, 1, 2}));
  // Hamilton's example: quotas 4.1, 3.25, 1.65 of 9.
  EXPECT_EQ(largestRemainder(std::vector{4.1, 3.25, 1.65}, 9), (Counts{4, 3, 2}));
  EXPECT_EQ(largestRemainder(std::vector{7.0, 7.0, 7.0, 12.0}, 33), (Counts{7, 7, 7, 12}));
  EXPECT_EQ(largestRemainder(std::vector{0.0, 0.0}, 4), (Counts{0, 0}));
}

TEST(LargestRemainder, IsNotFooledByProductsThatAreNotExact) {
  EXPECT_EQ(largestRemainder(std::vector{0.1, 0.2, 0.3, 0.4}, 10), (Counts{1, 2, 3, 4}));
  EXPECT_EQ(largestRemainder(std::vector{1.0, 1.0, 1.0}, 1), (Counts{1, 0, 0}));
}

}  // namespace
}  // namespace emoforge
