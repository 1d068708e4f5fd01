// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <cmath>

#include "core/numerics/kernel_density.h"
#include "core/numerics/student_t.h"

namespace emoforge {
namespace {

const std::vector<double> distances = {39, 44, 58, 81, 94, 97, 103, 110};

// h = 0.9*min(v.std(ddof=1), np.subtract(*np.percentile(v,[75,25]))/1.34)*8**-0.2
// (stats.norm.pdf(at[:,None],v,h)+stats.norm.pdf(at[:,None],-v,h)).mean(1)
TEST(KernelDensity, EqualsThatOfSciPyFoldedAtZero) {
  const double width = silvermanBandwidth(distances);
  EXPECT_NEAR(width, 16.41773558637592, 1e-10);
  const std::vector<double> at = {0, 30, 60, 100, 150};
  const std::vector<double> expected = {0.00054089, 0.00546205, 0.00830819, 0.01302077, 0.00023266};
  const auto density = kernelDensity(distances, width, at);
  for (std::size_t i = 0; i < at.size(); ++i) EXPECT_NEAR(density[i], expected[i], 5e-9) << at[i];
}

TEST(KernelDensity, HasAnAreaOfOneOverWhatIsNotNegative) {
  std::vector<double> at;
  for (int i = 0; i <= 4000; ++i) at.push_back(0.01 * i);
  const auto density = kernelDensity(std::vector<double>{0.0, 1.0, 7.0}, 2.0, at);
  double area = 0.0;
  for (std::size_t i = 1; i < at.size(); ++i) area += 0.005 * (density[i] + density[i - 1]);
  EXPECT_NEAR(area, 1.0, 1e-6);
  EXPECT_EQ(silvermanBandwidth(std::vector<double>{3, 3, 3}), 0.0);
}

// stats.t.ppf(.975, k), stats.t.cdf(-1.3, 3.5), stats.t.ppf(.8, 9)
TEST(StudentT, EqualsThatOfSciPy) {
  EXPECT_NEAR(studentQuantile(0.975, 1), 12.706204736432095, 1e-9);
  EXPECT_NEAR(studentQuantile(0.975, 4), 2.7764451051977987, 1e-10);
  EXPECT_NEAR(studentQuantile(0.975, 19), 2.093024054408263, 1e-10);
  EXPECT_NEAR(studentQuantile(0.025, 200), -1.9718962236316089, 1e-10);
  EXPECT_NEAR(studentQuantile(0.8, 9), 0.8834038596855205, 1e-10);
  EXPECT_NEAR(studentCumulative(-1.3, 3.5), 0.13629770790218498, 1e-12);
}

// v.mean() ± t · stats.sem(v) with t = 2.364624251592784, where stats.t.cdf(t, 7) is 0.975 to the
// last digit (stats.t.ppf(.975, 7) is 6e-10 too small there).
TEST(StudentT, GivesTheIntervalOfAMean) {
  const MeanInterval interval = meanInterval(distances);
  EXPECT_DOUBLE_EQ(interval.mean, 78.25);
  EXPECT_NEAR(interval.low, 55.13436167261908, 1e-9);
  EXPECT_NEAR(interval.high, 101.36563832738092, 1e-9);
  EXPECT_TRUE(std::isnan(meanInterval(std::vector<double>{3.0}).low));
}

}  // namespace
}  // namespace emoforge
