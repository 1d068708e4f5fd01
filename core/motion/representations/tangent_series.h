// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>
#include <Eigen/Geometry>
#include <span>
#include <vector>

namespace emoforge {

/// Weighted mean of rotations: the unit quaternion that maximises Σ w ⟨q, q_i⟩² (Markley 2007), so
/// that q and −q count as one.
class RotationMean {
 public:
  void add(const Eigen::Quaterniond& rotation, double weight);
  /// w ≥ 0; identity where nothing was added.
  Eigen::Quaterniond mean() const;

 private:
  Eigen::Matrix4d sum_ = Eigen::Matrix4d::Zero();
};

/// The rotation vector of `rotation` that lies nearest to `before`: its length may pass π, so that
/// a series of them runs on where the principal vector would jump by a turn.
Eigen::Vector3d logMapNear(const Eigen::Quaterniond& rotation, const Eigen::Vector3d& before);

/// A rotation along time as rotation vectors about `mean`: the first of length ≤ π, each next one
/// near the one before.
std::vector<Eigen::Vector3d> tangentSeries(std::span<const Eigen::Quaterniond> rotations,
                                           const Eigen::Quaterniond& mean);

/// The same rotation at `frames` even times from the first to the last: slerp between neighbours
/// (Shoemake 1985), on the branch on which the series runs there. `tangents` is tangentSeries() of
/// `rotations`.
std::vector<Eigen::Vector3d> resampledTangents(std::span<const Eigen::Quaterniond> rotations,
                                               std::span<const Eigen::Vector3d> tangents,
                                               const Eigen::Quaterniond& mean, std::size_t frames);

/// Where even time `i` of `to` frames lies among `from` frames: index and share of the way to the
/// next.
struct FrameTime {
  std::size_t index = 0;
  double share = 0.0;
};
FrameTime evenTime(std::size_t i, std::size_t from, std::size_t to);

}  // namespace emoforge
