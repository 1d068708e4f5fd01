// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/memorisation.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/base/error.h"
#include "core/numerics/ranks.h"

namespace emoforge {
namespace {

void requireSome(std::size_t count, const char* what) {
  if (count == 0) {
    throw Error(ErrorKind::Usage, std::string("There is no ") + what + " to measure copying with.");
  }
}

}  // namespace

double shareCloserToTraining(std::span<const double> toTraining,
                             std::span<const double> toHeldOut) {
  requireSome(toTraining.size(), "synthetic sample");
  if (toTraining.size() != toHeldOut.size()) {
    throw Error(ErrorKind::Usage, "Every sample needs a distance to both sets.");
  }
  double closer = 0.0;
  for (std::size_t i = 0; i < toTraining.size(); ++i) {
    if (toTraining[i] < toHeldOut[i]) closer += 1.0;
    if (toTraining[i] == toHeldOut[i]) closer += 0.5;
  }
  return closer / static_cast<double>(toTraining.size());
}

double copyStatistic(std::span<const double> syntheticToTraining,
                     std::span<const double> heldOutToTraining) {
  requireSome(syntheticToTraining.size(), "synthetic sample");
  requireSome(heldOutToTraining.size(), "held-out sample");
  std::vector<double> all(syntheticToTraining.begin(), syntheticToTraining.end());
  all.insert(all.end(), heldOutToTraining.begin(), heldOutToTraining.end());
  const Ranks ranks = ranksOf(all);
  const auto n = static_cast<double>(syntheticToTraining.size());
  const auto m = static_cast<double>(heldOutToTraining.size());
  const double rankSum = std::accumulate(
      ranks.values.begin(),
      ranks.values.begin() + static_cast<std::ptrdiff_t>(syntheticToTraining.size()), 0.0);
  const double statistic = rankSum - n * (n + 1.0) / 2.0;
  const double total = n + m;
  const double variance = n * m / 12.0 * (total + 1.0 - ranks.tieSum / (total * (total - 1.0)));
  return variance > 0.0 ? (statistic - n * m / 2.0) / std::sqrt(variance) : 0.0;
}

double authenticity(std::span<const NearestTraining> samples,
                    std::span<const double> trainingToTraining) {
  requireSome(samples.size(), "synthetic sample");
  const auto authentic = std::ranges::count_if(samples, [&](const NearestTraining& sample) {
    return sample.distance > trainingToTraining[sample.item];
  });
  return static_cast<double>(authentic) / static_cast<double>(samples.size());
}

}  // namespace emoforge
