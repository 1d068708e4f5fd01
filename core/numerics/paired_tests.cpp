// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/numerics/paired_tests.h"

#include <algorithm>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>

#include "core/base/error.h"
#include "core/numerics/ranks.h"
#include "core/numerics/student_t.h"

namespace emoforge {
namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kExactWilcoxon = 25;
constexpr std::size_t kMostPermuted = 20;

struct Spread {
  double mean = 0.0;
  double variance = 0.0;  ///< unbiased
};

Spread spreadOf(std::span<const double> values) {
  const auto n = static_cast<double>(values.size());
  Spread result;
  result.mean = std::accumulate(values.begin(), values.end(), 0.0) / n;
  for (const double value : values) {
    result.variance += (value - result.mean) * (value - result.mean) / (n - 1.0);
  }
  return result;
}

double twoSidedT(double t, double degrees) {
  return 2.0 * (1.0 - studentCumulative(std::abs(t), degrees));
}

double correctedError(std::span<const double> differences, double variance, double testOverTrain) {
  return std::sqrt(variance * (1.0 / static_cast<double>(differences.size()) + testOverTrain));
}

/// P(W⁺ ≤ statistic), given the ranks and their ties: subsets counted by their sum, doubled since
/// ties have halves.
double exactRankSumP(const std::vector<double>& ranks, double statistic) {
  const std::size_t n = ranks.size();
  std::vector<double> ways(n * (n + 1) + 1, 0.0);
  ways[0] = 1.0;
  for (const double rank : ranks) {
    const auto doubled = static_cast<std::size_t>(std::llround(2.0 * rank));
    for (std::size_t sum = ways.size(); sum-- > doubled;) ways[sum] += ways[sum - doubled];
  }
  const auto last = static_cast<std::ptrdiff_t>(std::llround(2.0 * statistic));
  return std::accumulate(ways.begin(), ways.begin() + last + 1, 0.0) /
         std::pow(2.0, static_cast<double>(n));
}

}  // namespace

TestResult correctedResampledTest(std::span<const double> differences, double testOverTrain) {
  if (differences.size() < 2) return {kNaN, kNaN};
  const Spread spread = spreadOf(differences);
  if (spread.variance == 0.0) {
    if (spread.mean == 0.0) return {0.0, 1.0};
    return {std::copysign(std::numeric_limits<double>::infinity(), spread.mean), 0.0};
  }
  const double t = spread.mean / correctedError(differences, spread.variance, testOverTrain);
  return {t, twoSidedT(t, static_cast<double>(differences.size() - 1))};
}

double correctedHalfWidth(std::span<const double> differences, double testOverTrain) {
  if (differences.size() < 2) return kNaN;
  return studentQuantile(0.975, static_cast<double>(differences.size() - 1)) *
         correctedError(differences, spreadOf(differences).variance, testOverTrain);
}

TestResult wilcoxonSignedRank(std::span<const double> differences) {
  std::vector<double> sizes;
  std::vector<bool> positive;
  for (const double difference : differences) {
    if (difference == 0.0) continue;
    sizes.push_back(std::abs(difference));
    positive.push_back(difference > 0.0);
  }
  if (sizes.empty()) return {0.0, 1.0};
  const Ranks ranks = ranksOf(sizes);
  double above = 0.0;
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    if (positive[i]) above += ranks.values[i];
  }
  const auto n = static_cast<double>(sizes.size());
  const double smaller = std::min(above, n * (n + 1.0) / 2.0 - above);
  if (sizes.size() <= kExactWilcoxon) {
    return {smaller, std::min(1.0, 2.0 * exactRankSumP(ranks.values, smaller))};
  }
  const double variance = n * (n + 1.0) * (2.0 * n + 1.0) / 24.0 - ranks.tieSum / 48.0;
  const double z = (smaller - n * (n + 1.0) / 4.0) / std::sqrt(variance);
  return {smaller, std::min(1.0, 2.0 * boost::math::cdf(boost::math::normal(), z))};
}

TestResult signPermutationTest(std::span<const double> differences) {
  if (differences.size() > kMostPermuted) {
    throw Error(ErrorKind::Usage, "An exact test of all signs takes at most 20 differences.", {},
                "Take the Wilcoxon test for more.");
  }
  const double observed = std::accumulate(differences.begin(), differences.end(), 0.0);
  const double least = std::abs(observed) * (1.0 - 1e-12);
  const std::uint64_t all = std::uint64_t{1} << differences.size();
  std::uint64_t asLarge = 0;
  for (std::uint64_t signs = 0; signs < all; ++signs) {
    double sum = 0.0;
    for (std::size_t i = 0; i < differences.size(); ++i) {
      sum += (signs >> i & 1U) != 0 ? -differences[i] : differences[i];
    }
    if (std::abs(sum) >= least) ++asLarge;
  }
  return {observed / static_cast<double>(std::max<std::size_t>(1, differences.size())),
          static_cast<double>(asLarge) / static_cast<double>(all)};
}

TestResult mcnemarTest(std::size_t onlyFirst, std::size_t onlySecond) {
  const std::size_t total = onlyFirst + onlySecond;
  const auto smaller = static_cast<double>(std::min(onlyFirst, onlySecond));
  if (total == 0) return {0.0, 1.0};
  const boost::math::binomial coin(static_cast<double>(total), 0.5);
  return {smaller, std::min(1.0, 2.0 * boost::math::cdf(coin, smaller))};
}

std::vector<double> holmAdjusted(std::span<const double> p) {
  std::vector<std::size_t> order(p.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return p[i]; });
  std::vector<double> adjusted(p.size());
  double largest = 0.0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    largest = std::max(largest, std::min(1.0, static_cast<double>(p.size() - i) * p[order[i]]));
    adjusted[order[i]] = largest;
  }
  return adjusted;
}

double equivalenceP(std::span<const double> differences, double margin) {
  if (differences.size() < 2) return kNaN;
  const Spread spread = spreadOf(differences);
  const auto n = static_cast<double>(differences.size());
  const double error = std::sqrt(spread.variance / n);
  if (error == 0.0) return std::abs(spread.mean) < margin ? 0.0 : 1.0;
  const double below = 1.0 - studentCumulative((spread.mean + margin) / error, n - 1.0);
  const double above = studentCumulative((spread.mean - margin) / error, n - 1.0);
  return std::max(below, above);
}

double detectableDifference(double pairedDeviation, std::size_t groups) {
  const auto degrees = static_cast<double>(groups - 1);
  return (studentQuantile(0.975, degrees) + studentQuantile(0.8, degrees)) * pairedDeviation /
         std::sqrt(static_cast<double>(groups));
}

}  // namespace emoforge
