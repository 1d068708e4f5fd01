// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/neural_gas/gas_particles.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "core/numerics/squared_distances.h"

namespace emoforge {
namespace {

/// Particles uniform in the box around the points; each has its own stream, as GasStart demands.
GasStart startInBox(const EncodedRows& points, const Random& random) {
  std::array<double, 3> low;
  std::array<double, 3> high;
  low.fill(std::numeric_limits<double>::infinity());
  high.fill(-std::numeric_limits<double>::infinity());
  for (std::size_t i = 0; i < points.count(); ++i) {
    for (std::size_t axis = 0; axis < 3; ++axis) {
      low[axis] = std::min(low[axis], points.values(i, axis));
      high[axis] = std::max(high[axis], points.values(i, axis));
    }
  }
  GasStart start;
  start.draw = [low, high, random](std::size_t particle, std::span<double> row) {
    Random own = random.stream("particle", particle);
    for (std::size_t axis = 0; axis < 3; ++axis) row[axis] = own.uniform(low[axis], high[axis]);
  };
  return start;
}

}  // namespace

GasParticles::GasParticles(const PosedClip& clip, std::size_t frame, const GasSettings& settings,
                           bool startOnJoints, const Random& random) {
  for (std::size_t j = 0; j < clip.joints(); ++j) {
    if (!clip.endSites[j]) joints_.push_back(j);
  }
  auto points = std::make_shared<EncodedRows>();
  points->values = DoubleArray({joints_.size(), 3});
  points->weighted = 3;
  for (std::size_t i = 0; i < joints_.size(); ++i) {
    for (std::size_t axis = 0; axis < 3; ++axis) {
      points->values(i, axis) = clip.positions(frame, joints_[i], axis);
    }
  }
  GasStart start;
  if (startOnJoints) {
    start.picks = drawStartingRows(settings.neurons, joints_.size(), random.stream("particle"));
  } else {
    start = startInBox(*points, random);
  }
  points_ = points;
  network_ = std::make_unique<GasNetwork>(settings, points_, std::move(start), random);
}

Array GasParticles::positions() const {
  Array result({network_->neurons(), 3});
  std::array<double, 3> row;
  for (std::size_t k = 0; k < network_->neurons(); ++k) {
    network_->write(k, row);
    std::ranges::copy(row, result.row(k).begin());
  }
  return result;
}

std::vector<GasParticles::Link> GasParticles::links() const {
  std::vector<Link> result(network_->neurons());
  std::array<double, 3> row;
  for (std::size_t k = 0; k < result.size(); ++k) {
    network_->write(k, row);
    double nearest = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < joints_.size(); ++i) {
      const double distance = squaredDistance(points_->values.row(i).data(), row.data(), 3);
      if (distance >= nearest) continue;
      nearest = distance;
      result[k] = {joints_[i], std::sqrt(distance)};
    }
  }
  return result;
}

}  // namespace emoforge
