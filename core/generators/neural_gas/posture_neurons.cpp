// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/neural_gas/posture_neurons.h"

#include <algorithm>
#include <cmath>

#include "core/motion/rotations.h"
#include "core/numerics/squared_distances.h"

namespace emoforge {
namespace {

constexpr double kNoStep = 1e-6;

/// acos on 0 … 1, error ≤ 2e-8 (Abramowitz and Stegun 4.4.46): an eighth of the time of std::acos,
/// since the compiler works on several at once.
inline double quickAcos(double x) {
  double p = -0.0012624911;
  p = p * x + 0.0066700901;
  p = p * x - 0.0170881256;
  p = p * x + 0.0308918810;
  p = p * x - 0.0501743046;
  p = p * x + 0.0889789874;
  p = p * x - 0.2145988016;
  p = p * x + 1.5707963050;
  return std::sqrt(std::max(0.0, 1.0 - x)) * p;
}

}  // namespace

double PostureDistance::squaredAngles(const double* quaternions, const double* others) const {
  double sum = 0.0;
  for (std::size_t i = 0; i < rotations_; ++i) {
    const double* a = quaternions + 4 * i;
    const double* b = others + 4 * i;
    const double product = std::abs(a[0] * b[0] + a[1] * b[1] + a[2] * b[2] + a[3] * b[3]);
    const double angle = 2.0 * quickAcos(std::min(1.0, product));
    sum += angle * angle;
  }
  return sum;
}

PostureNeurons::PostureNeurons(std::shared_ptr<const PostureSpace> space,
                               std::shared_ptr<const PostureSet> postures,
                               std::vector<std::size_t> picks, double rotationWeight)
    : MovedNeurons(picks.size(), "postures"),
      space_(std::move(space)),
      postures_(std::move(postures)),
      distance_(space_->rotations(), rotationWeight),
      picks_(std::move(picks)) {}

double PostureNeurons::workPerStep() const {
  return 20.0 * static_cast<double>(count() * space_->dimension());
}

void PostureNeurons::prepare(const std::function<void(double)>&) {
  if (!rows_.empty()) return;
  rows_ = DoubleArray({count(), space_->dimension()});
  positions_ = DoubleArray({count(), space_->positionNumbers()});
  for (std::size_t k = 0; k < count(); ++k) {
    std::ranges::copy(postures_->rows.row(picks_[k]), rows_.row(k).begin());
    std::ranges::copy(postures_->positions.row(picks_[k]), positions_.row(k).begin());
  }
}

void PostureNeurons::distances(std::size_t sample, std::span<double> squared) const {
  const std::size_t numbers = space_->positionNumbers();
  squaredDistances({postures_->positions.row(sample).data(), 1, numbers},
                   {positions_.data(), count(), numbers}, numbers, squared.data(), count());
  const double* quaternions = postures_->rows.row(sample).data() + space_->linear();
  for (std::size_t k = 0; k < count(); ++k) {
    squared[k] += distance_.weight() *
                  distance_.squaredAngles(quaternions, rows_.row(k).data() + space_->linear());
  }
}

void PostureNeurons::move(std::size_t sample, std::span<const double> strength) {
  forgetStart(strength);
  const double* target = postures_->rows.row(sample).data();
  const std::size_t linear = space_->linear();
  for (std::size_t k = 0; k < count(); ++k) {
    if (strength[k] < kNoStep) continue;
    double* row = rows_.row(k).data();
    for (std::size_t i = 0; i < linear; ++i) row[i] += strength[k] * (target[i] - row[i]);
    for (std::size_t i = 0; i < space_->rotations(); ++i) {
      const Eigen::Quaterniond moved =
          slerp(quaternionAt(row + linear, i), quaternionAt(target + linear, i), strength[k]);
      putQuaternion(moved.normalized(), row + linear, i);
    }
    space_->jointPositions(rows_.row(k), positions_.row(k));
  }
}

void PostureNeurons::load(const ArchiveReader& archive, const std::string& prefix) {
  MovedNeurons::load(archive, prefix);
  positions_ = DoubleArray({count(), space_->positionNumbers()});
  for (std::size_t k = 0; k < count(); ++k) {
    space_->jointPositions(rows_.row(k), positions_.row(k));
  }
}

}  // namespace emoforge
