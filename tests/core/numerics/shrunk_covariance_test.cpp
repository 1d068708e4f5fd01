// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/numerics/shrunk_covariance.h"

#include <gtest/gtest.h>

#include "tests/support/wave_rows.h"

namespace emoforge {

using testing::column;
using testing::waveRows;

// sklearn.covariance.ledoit_wolf(X), X = waveRows(12, 5, 0.7) and waveRows(5, 9, 0.7).
TEST(ShrunkCovariance, AgreesWithScikitLearn) {
  const ShrunkCovariance many = ledoitWolf(waveRows(12, 5, 0.7));
  EXPECT_NEAR(many.shrinkage, 0.4623086033335069, 1e-12);
  EXPECT_NEAR(many.covariance(0, 0), 0.5798564591210073, 1e-12);
  EXPECT_NEAR(many.covariance(0, 1), 0.029832939562036014, 1e-12);
  EXPECT_NEAR(many.covariance(2, 3), -0.25784579814102904, 1e-12);
  const ShrunkCovariance few = ledoitWolf(waveRows(5, 9, 0.7));
  EXPECT_NEAR(few.shrinkage, 0.7116000478861662, 1e-12);
  EXPECT_NEAR(few.covariance(0, 0), 0.5641278528525515, 1e-12);
  EXPECT_NEAR(few.covariance(2, 3), -0.17612009956257516, 1e-12);
}

TEST(ShrunkCovariance, OfOneColumnIsItsVariance) {
  EXPECT_EQ(ledoitWolf(column({1, 3})).covariance(0, 0), 1.0);
  EXPECT_EQ(sampleCovariance(column({1, 3, 5})).covariance(0, 0), 8.0 / 3.0);
  EXPECT_EQ(ledoitWolf(column({2, 2, 2})).covariance(0, 0), 0.0);
}

}  // namespace emoforge
