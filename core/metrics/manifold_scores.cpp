// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/manifold_scores.h"

#include <algorithm>
#include <vector>

#include "core/numerics/neighbour_distances.h"

namespace emoforge {
namespace {

std::vector<double> radii(const DoubleArray& set, std::size_t neighbours) {
  const DoubleArray nearest = smallestOfRows(distancesBetween(set, set), neighbours, true);
  std::vector<double> result(nearest.extent(0));
  for (std::size_t i = 0; i < result.size(); ++i) result[i] = nearest(i, neighbours - 1);
  return result;
}

bool inside(double distance, double radius) {
  return radius == 0.0 ? distance == 0.0 : distance < radius;
}

bool hasZero(const std::vector<double>& values) {
  return std::ranges::find(values, 0.0) != values.end();
}

/// How often points fall into balls around the other set's rows.
struct Hits {
  std::size_t pairs = 0;
  std::vector<bool> points;  ///< inside at least one ball
  std::vector<bool> balls;   ///< with at least one point
};

/// `distances` are balls × points.
Hits countHits(const DoubleArray& distances, const std::vector<double>& ballRadii) {
  Hits hits;
  hits.points.resize(distances.extent(1));
  hits.balls.resize(distances.extent(0));
  for (std::size_t ball = 0; ball < distances.extent(0); ++ball) {
    for (std::size_t point = 0; point < distances.extent(1); ++point) {
      if (!inside(distances(ball, point), ballRadii[ball])) continue;
      ++hits.pairs;
      hits.points[point] = true;
      hits.balls[ball] = true;
    }
  }
  return hits;
}

double share(const std::vector<bool>& flags) {
  return static_cast<double>(std::ranges::count(flags, true)) / static_cast<double>(flags.size());
}

}  // namespace

ManifoldScores manifoldScores(const DoubleArray& real, const DoubleArray& synthetic,
                              const ManifoldSettings& settings) {
  const DoubleArray fromReal = distancesBetween(real, synthetic);
  const DoubleArray fromSynthetic = distancesBetween(synthetic, real);
  const auto realRadii = radii(real, settings.neighbours);
  const auto realSupport = radii(real, settings.supportNeighbours);
  const auto syntheticSupport = radii(synthetic, settings.supportNeighbours);

  const Hits hits = countHits(fromReal, realRadii);
  ManifoldScores scores;
  scores.precision = share(countHits(fromReal, realSupport).points);
  scores.recall = share(countHits(fromSynthetic, syntheticSupport).points);
  scores.coverage = share(hits.balls);
  scores.zeroRadius = hasZero(realRadii) || hasZero(realSupport) || hasZero(syntheticSupport);
  if (std::ranges::any_of(realRadii, [](double radius) { return radius > 0.0; })) {
    scores.density = static_cast<double>(hits.pairs) /
                     static_cast<double>(settings.neighbours * synthetic.extent(0));
  }
  return scores;
}

double expectedCoverage(std::size_t real, std::size_t synthetic, std::size_t neighbours) {
  double missed = 1.0;
  const auto m = static_cast<double>(real);
  const auto n = static_cast<double>(synthetic);
  for (std::size_t i = 1; i <= neighbours; ++i) {
    missed *= (m - static_cast<double>(i)) / (m + n - static_cast<double>(i));
  }
  return 1.0 - missed;
}

}  // namespace emoforge
