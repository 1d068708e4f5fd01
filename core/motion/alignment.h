// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>
#include <span>

#include "core/motion/forward_kinematics.h"
#include "core/motion/motion_clip.h"

namespace emoforge {

/// The joint that carries the body through the world: the first, from the root down, whose channels
/// move while those above it stand still (a file's root is often a fixed point on the floor). Where
/// nothing moves: the hips, else the first joint with position channels, else the root.
int motionRoot(const MotionClip& clip);
/// The same for clips of one skeleton together, so that all are treated alike: moving in one
/// counts.
int motionRoot(std::span<const MotionClip* const> clips);

/// The unit vector that points up in file coordinates.
Eigen::Vector3d upVector(UpAxis up);

/// Where the body faces, as a turn about the up axis in radians, (−π, π]: 0 is +z for y-up files
/// and −y for z-up files (the same after conversion). From the line across the hips and, where that
/// is missing or steep, across the shoulders; without either from the yaw of `root`.
class HeadingFinder {
 public:
  HeadingFinder(const Skeleton& skeleton, UpAxis up, int root);
  double heading(const GlobalPose& pose) const;

 private:
  Eigen::Vector3d up_;
  Eigen::Vector3d front_;
  int root_ = 0;
  std::vector<std::pair<int, int>> acrossPairs_;  ///< left, right
};

/// A place on the ground: heading and the motion root's position, its up component 0, file units.
struct GroundPlacement {
  double headingRadians = 0.0;
  Eigen::Vector3d position{0, 0, 0};
};

/// Placement of one frame. `root` as motionRoot() gives it.
GroundPlacement placementOf(const MotionClip& clip, int root, std::size_t frame = 0);

/// Turns the whole clip about the up axis through the world's origin and then shifts it: every
/// global position p becomes R·p + shift. Throws Error(Input) where the motion root lacks three
/// position or three rotation channels.
void moveRigidly(MotionClip& clip, int root, double turnRadians, const Eigen::Vector3d& shift);

/// Moves the clip so that its first frame faces heading 0 above the origin; heights stay. Returns
/// where it was.
GroundPlacement removePlacement(MotionClip& clip, int root);
/// Moves a clip whose first frame faces heading 0 above the origin to a placement: undoes
/// removePlacement.
void applyPlacement(MotionClip& clip, int root, const GroundPlacement& placement);

}  // namespace emoforge
