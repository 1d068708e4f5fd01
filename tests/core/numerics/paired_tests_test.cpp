// SPDX-License-Identifier: GPL-3.0-or-later
// Expected numbers: facts/metrics.md 14.9, and SciPy 1.10 by the call named.
#include "core/numerics/paired_tests.h"

#include <gtest/gtest.h>

#include "core/numerics/intervals.h"

namespace emoforge {
namespace {

const std::vector<double> kSmall{.01, -.004, .006, .003, -.002, .005};

TEST(PairedTests, CorrectTheVarianceOfResampledSplits) {
  const std::vector<double> differences{.01, .03, .02, .04};
  const TestResult corrected = correctedResampledTest(differences, 0.25);
  EXPECT_NEAR(corrected.statistic, 2.7386, 5e-5);
  EXPECT_NEAR(corrected.p, 0.0714, 5e-5);
  const TestResult naive = correctedResampledTest(differences, 0.0);
  EXPECT_NEAR(naive.statistic, 3.8730, 5e-5);
  EXPECT_NEAR(naive.p, 0.0305, 5e-5);
  // t_{0.975,3} s sqrt(1/4 + 0.25) = 3.182446 * 0.0129099 * 0.7071068
  EXPECT_NEAR(correctedHalfWidth(differences, 0.25), 0.0290516, 1e-6);
}

TEST(PairedTests, WilcoxonIsExactForFewDifferences) {
  EXPECT_DOUBLE_EQ(wilcoxonSignedRank(std::vector<double>{1, 2, 3, 4, 5}).p, 0.0625);
  // scipy.stats.wilcoxon([.1, -.2, .3, .4, .5, .6, -.05, .7])
  const TestResult exact =
      wilcoxonSignedRank(std::vector<double>{.1, -.2, .3, .4, .5, .6, -.05, .7});
  EXPECT_DOUBLE_EQ(exact.statistic, 4.0);
  EXPECT_NEAR(exact.p, 0.0546875, 1e-12);
  // Equal differences too: the share of itertools.product([0, 1], repeat=8) with a rank sum
  // (scipy.stats.rankdata) of at most 3.5, doubled; five equal ones are never significant.
  const TestResult tied =
      wilcoxonSignedRank(std::vector<double>{.1, -.1, .3, .3, .5, .6, -.05, .7});
  EXPECT_DOUBLE_EQ(tied.statistic, 3.5);
  EXPECT_DOUBLE_EQ(tied.p, 0.046875);
  EXPECT_DOUBLE_EQ(wilcoxonSignedRank(std::vector<double>{1, 1, 1, 1, 1}).p, 0.0625);
  EXPECT_DOUBLE_EQ(wilcoxonSignedRank(std::vector<double>{0, 0}).p, 1.0);
}

// numpy.mean over itertools.product([1, -1], repeat=6) of |sum| >= |observed|
TEST(PairedTests, PermuteAllSigns) {
  EXPECT_DOUBLE_EQ(signPermutationTest(kSmall).p, 0.25);
}

// scipy.stats.binomtest(3, 13, .5).pvalue
TEST(PairedTests, McNemarIsExact) {
  EXPECT_NEAR(mcnemarTest(3, 10).p, 0.09228515625, 1e-12);
  EXPECT_DOUBLE_EQ(mcnemarTest(0, 0).p, 1.0);
}

TEST(PairedTests, HolmStepsDown) {
  const std::vector<double> adjusted = holmAdjusted(std::vector<double>{.01, .04, .03, .005});
  const std::vector<double> expected{.03, .06, .06, .02};
  for (std::size_t i = 0; i < 4; ++i) EXPECT_NEAR(adjusted[i], expected[i], 1e-15);
}

TEST(PairedTests, EquivalenceAndPlanningFollowStudent) {
  // max(t.sf((mean + m) / se, 5), t.cdf((mean - m) / se, 5)), m = 0.02
  EXPECT_NEAR(equivalenceP(kSmall, 0.02), 0.00024872480251448875, 1e-12);
  // (t.ppf(.975, 9) + t.ppf(.8, 9)) * 0.05 / sqrt(10)
  EXPECT_NEAR(detectableDifference(0.05, 10), 0.04973568674957883, 1e-10);
}

TEST(Intervals, WilsonNeverShrinksToAPoint) {
  EXPECT_NEAR(wilsonInterval(18, 20).low, 0.69897, 5e-6);
  EXPECT_NEAR(wilsonInterval(18, 20).high, 0.97213, 5e-6);
  EXPECT_NEAR(wilsonInterval(20, 20).low, 0.83887, 5e-6);
  EXPECT_DOUBLE_EQ(wilsonInterval(20, 20).high, 1.0);
}

// scipy.stats.bootstrap((v,), numpy.mean, n_resamples=200000, method="BCa"): 0.72083, 0.83083
TEST(Intervals, BootstrapOverGroupsIsThatOfSciPyUpToItsDraws) {
  const std::vector<double> v{.82, .75, .9, .66, .71, .88, .79, .93, .6, .77, .84, .69};
  const auto mean = [&](std::span<const std::size_t> groups) {
    double sum = 0.0;
    for (const std::size_t g : groups) sum += v[g];
    return sum / static_cast<double>(groups.size());
  };
  const Interval interval = clusterBootstrap(v.size(), mean, Random(3), 20000);
  EXPECT_NEAR(interval.low, 0.72083, 0.002);
  EXPECT_NEAR(interval.high, 0.83083, 0.002);
  const Interval again = clusterBootstrap(v.size(), mean, Random(3), 20000);
  EXPECT_EQ(interval.low, again.low);
}

}  // namespace
}  // namespace emoforge
