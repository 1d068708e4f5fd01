// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>
#include <Eigen/Geometry>
#include <span>
#include <vector>

#include "core/base/archive.h"
#include "core/motion/motion_clip.h"

namespace emoforge {

/// The way of the joint that carries the body, seen from where the clip begins: first frame above
/// the origin, facing heading 0. Its rotation is yaw · tilt, yaw about the up axis.
struct RootPath {
  std::vector<Eigen::Vector3d> positions;  ///< metres, file axes
  std::vector<double> yaws;                ///< radians, running on over ±180°
  std::vector<Eigen::Quaterniond> tilts;

  std::size_t frames() const { return yaws.size(); }
};

/// Reads and writes root paths for clips of one skeleton. `root` as motionRoot() gives it.
class RootFrame {
 public:
  RootFrame() = default;
  /// Takes the clip's first posture as the upright one, from which yaw is measured.
  RootFrame(const MotionClip& reference, int root);

  int root() const { return root_; }
  double metresPerUnit() const { return metresPerUnit_; }
  const Eigen::Vector3d& up() const { return upVector_; }

  RootPath read(const MotionClip& clip) const;
  /// Puts the root of every frame of the clip onto the path. Joints above the root stay as they are
  /// in the clip. Angles of the root run on from frame to frame.
  void write(const RootPath& path, MotionClip& clip) const;

  /// Yaw of a root rotation against the upright posture, in (−π, π].
  double yawOf(const Eigen::Quaterniond& rotation) const;

  void save(ArchiveWriter& archive, const std::string& prefix) const;
  void load(const ArchiveReader& archive, const std::string& prefix);

 private:
  UpAxis up_ = UpAxis::Y;
  Eigen::Vector3d upVector_ = Eigen::Vector3d::UnitY();
  int root_ = 0;
  double metresPerUnit_ = 1.0;
  Eigen::Quaterniond upright_ = Eigen::Quaterniond::Identity();
};

}  // namespace emoforge
