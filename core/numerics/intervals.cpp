// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/numerics/intervals.h"

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <numeric>

#include "core/numerics/percentile.h"

namespace emoforge {
namespace {

constexpr double kTail = 0.025;

double normalQuantile(double probability) {
  return boost::math::quantile(boost::math::normal(), probability);
}

double normalCumulative(double z) {
  return boost::math::cdf(boost::math::normal(), z);
}

/// Skewness of the statistic's influence: Σ d³ / (6 (Σ d²)^{3/2}) over leave-one-group-out values.
double acceleration(std::size_t groups,
                    const std::function<double(std::span<const std::size_t>)>& statistic) {
  std::vector<double> without;
  for (std::size_t left = 0; left < groups; ++left) {
    std::vector<std::size_t> rest;
    for (std::size_t g = 0; g < groups; ++g) {
      if (g != left) rest.push_back(g);
    }
    without.push_back(statistic(rest));
  }
  const double mean =
      std::accumulate(without.begin(), without.end(), 0.0) / static_cast<double>(groups);
  double squares = 0.0;
  double cubes = 0.0;
  for (const double value : without) {
    squares += (mean - value) * (mean - value);
    cubes += (mean - value) * (mean - value) * (mean - value);
  }
  return squares > 0.0 ? cubes / (6.0 * std::pow(squares, 1.5)) : 0.0;
}

}  // namespace

Interval wilsonInterval(std::size_t successes, std::size_t total) {
  const double z = normalQuantile(1.0 - kTail);
  const auto n = static_cast<double>(total);
  const double share = static_cast<double>(successes) / n;
  const double centre = (share + z * z / (2.0 * n)) / (1.0 + z * z / n);
  const double half =
      z / (1.0 + z * z / n) * std::sqrt(share * (1.0 - share) / n + z * z / (4.0 * n * n));
  return {std::max(0.0, centre - half), std::min(1.0, centre + half)};
}

Interval clusterBootstrap(std::size_t groups,
                          const std::function<double(std::span<const std::size_t>)>& statistic,
                          const Random& random, std::size_t draws) {
  std::vector<std::size_t> chosen(groups);
  std::iota(chosen.begin(), chosen.end(), std::size_t{0});
  const double observed = statistic(chosen);
  std::vector<double> values;
  double below = 0.0;
  for (std::size_t i = 0; i < draws; ++i) {
    Random draw = random.stream("bootstrap", i);
    for (std::size_t& group : chosen) group = draw.below(groups);
    values.push_back(statistic(chosen));
    below += values.back() < observed ? 1.0 : values.back() == observed ? 0.5 : 0.0;
  }
  const auto [least, most] = std::ranges::minmax(values);
  if (least == most) return {least, most};
  const auto count = static_cast<double>(draws);
  const double bias = normalQuantile(std::clamp(below / count, 0.5 / count, 1.0 - 0.5 / count));
  const double skew = acceleration(groups, statistic);
  const auto end = [&](double tail) {
    const double shifted = bias + normalQuantile(tail);
    return percentile(values, 100.0 * normalCumulative(bias + shifted / (1.0 - skew * shifted)));
  };
  return {end(kTail), end(1.0 - kTail)};
}

}  // namespace emoforge
