// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/numerics/gaussian_filter.h"

#include <gtest/gtest.h>

namespace emoforge {

// scipy.ndimage.gaussian_filter1d(numpy.arange(5.0)**2, 0.8, mode="reflect")
TEST(GaussianFilter, AgreesWithSciPy) {
  DoubleArray signal({5, 1}, {0.0, 1.0, 4.0, 9.0, 16.0});
  gaussianFilterAlongTime(signal, 0.8);
  const double expected[] = {0.3435919510854102, 1.6166047826204701, 4.635429893223309, 9.430744428443177, 13.97362894462764};
  for (std::size_t i = 0; i < 5; ++i) EXPECT_NEAR(signal(i, 0), expected[i], 1e-13);
}

// numpy.sqrt((scipy.ndimage.gaussian_filter1d(numpy.eye(1, 101, 50)[0], 3.0) ** 2).sum())
TEST(GaussianFilter, DampsWhiteNoiseByTheKnownGain) {
  EXPECT_NEAR(whiteNoiseGain(3.0), 0.3066544318318046, 1e-12);
  EXPECT_EQ(whiteNoiseGain(0.0), 1.0);
}

}  // namespace emoforge
