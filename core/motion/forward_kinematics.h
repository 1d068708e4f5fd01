// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>
#include <Eigen/Geometry>
#include <span>
#include <vector>

#include "core/base/array.h"
#include "core/motion/motion_clip.h"
#include "core/motion/skeleton.h"

namespace emoforge {

/// A joint relative to its parent in one frame. A position channel replaces that component of the
/// offset, on any joint; rotation channels multiply in file order.
Eigen::Vector3d localPosition(const Joint& joint, std::span<const double> frame);
Eigen::Quaterniond localRotation(const Joint& joint, std::span<const double> frame);

/// Writes a local rotation into the joint's rotation channels of `frame`. On entry these hold the
/// previous frame's angles; the nearest solution is written (see quaternionToEuler).
void setLocalRotation(const Joint& joint, const Eigen::Quaterniond& rotation,
                      std::span<double> frame);
/// Writes the components that the joint has position channels for.
void setLocalPosition(const Joint& joint, const Eigen::Vector3d& position, std::span<double> frame);
/// True if the joint has a channel for each of the three components.
bool hasFullPosition(const Joint& joint);

/// Global transforms of all joints, end sites included, in file units.
struct GlobalPose {
  std::vector<Eigen::Vector3d> positions;
  std::vector<Eigen::Quaterniond> rotations;
};

/// Global pose of one frame (channelCount() numbers); reuses the memory of `pose`.
void forwardKinematics(const Skeleton& skeleton, std::span<const double> frame, GlobalPose& pose);
GlobalPose forwardKinematics(const Skeleton& skeleton, std::span<const double> frame);

/// Global joint positions of a whole clip, frames × joints × 3, end sites included, file units.
/// Long clips use several threads.
DoubleArray globalPositions(const MotionClip& clip);

/// Local rotations of a whole clip, frame after frame, `joints` quaternions each (identity for
/// joints without rotation channels), each joint's signs following each other along time.
std::vector<Eigen::Quaterniond> localRotations(const MotionClip& clip);
/// The inverse: writes all rotation channels of the clip, angles continuous along time; the first
/// frame's angles are the nearest to those that the clip holds there.
void setLocalRotations(MotionClip& clip, std::span<const Eigen::Quaterniond> rotations);
/// The same for one joint, one rotation a frame.
void setLocalRotationsOf(MotionClip& clip, int joint,
                         std::span<const Eigen::Quaterniond> rotations);

}  // namespace emoforge
