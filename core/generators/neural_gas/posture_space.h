// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/base/array.h"
#include "core/base/progress.h"
#include "core/motion/forward_kinematics.h"
#include "core/motion/representations/body_channels.h"
#include "core/motion/representations/clip_template.h"

namespace emoforge {

/// A posture with the movement of the root in it, without place and heading, as one row of numbers:
///   root height (m) · root velocity on the ground in the heading frame (2, m/s) · yaw rate (rad/s)
///   · position channels that move (m) · unit quaternions (w x y z): the root's tilt, then the
///   joints that rotate, each up to sign.
class PostureSpace {
 public:
  PostureSpace() = default;
  /// Channels that never move are left out. `frameRate` in frames/s. Throws Error(Input) as
  /// ClipTemplate.
  PostureSpace(std::span<const SamplePtr> training, std::span<const std::string> ids,
               double frameRate, Progress& progress);

  std::size_t linear() const { return kRootNumbers + body_.movingPositions(); }
  std::size_t rotations() const { return 1 + body_.rotating().size(); }
  std::size_t dimension() const { return linear() + 4 * rotations(); }
  /// Numbers of jointPositions(): three for every joint that is no end site.
  std::size_t positionNumbers() const { return 3 * measured_.size(); }
  double frameTimeSeconds() const { return template_.frameTimeSeconds; }

  /// frames × dimension at the common frame rate; the last frame moves like the one before.
  DoubleArray read(const MotionClip& clip) const;
  /// Joint positions in metres by forward kinematics, root above the origin, heading removed.
  void jointPositions(std::span<const double> posture, std::span<double> positions) const;
  /// A clip from postures frame by frame; the root's place and heading integrated from its
  /// velocity.
  SamplePtr makeClip(const DoubleArray& postures) const;

  void save(ArchiveWriter& archive, const std::string& prefix) const;
  void load(const ArchiveReader& archive, const std::string& prefix);

 private:
  static constexpr std::size_t kRootNumbers = 4;
  void prepare();

  ClipTemplate template_;
  BodyChannels body_;
  Eigen::Vector3d sideways_ = Eigen::Vector3d::UnitX();  ///< the two ground axes
  Eigen::Vector3d ahead_ = Eigen::Vector3d::UnitZ();
  double frameRate_ = 30.0;

  // Follow from the above.
  std::vector<std::size_t> measured_;  ///< joints whose position counts
  std::vector<int> rotationOfJoint_;   ///< index among the rotations, −1: as in the template
  std::vector<Eigen::Quaterniond> restRotations_;
  std::vector<Eigen::Vector3d> restPositions_;  ///< metres, relative to the parent
  struct MovingAxis {
    std::size_t joint = 0;
    int axis = 0;
  };
  std::vector<MovingAxis> movingAxes_;
};

/// The i-th quaternion of a posture's rotations; `numbers` begins at the first.
inline Eigen::Quaterniond quaternionAt(const double* numbers, std::size_t i) {
  return {numbers[4 * i], numbers[4 * i + 1], numbers[4 * i + 2], numbers[4 * i + 3]};
}
inline void putQuaternion(const Eigen::Quaterniond& q, double* numbers, std::size_t i) {
  numbers[4 * i] = q.w();
  numbers[4 * i + 1] = q.x();
  numbers[4 * i + 2] = q.y();
  numbers[4 * i + 3] = q.z();
}

}  // namespace emoforge
