// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/alignment.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/motion/joint_names.h"
#include "core/motion/rotations.h"
#include "core/motion/space_guess.h"

namespace emoforge {
namespace {

/// File values (degrees or file units) that differ by less are equal.
constexpr double kStill = 1e-6;
/// A line across the body whose horizontal part is shorter than this share of it says nothing of
/// heading.
constexpr double kSteepShare = 0.3;

bool jointMoves(const MotionClip& clip, const Joint& joint) {
  for (std::size_t k = 0; k < joint.channels.size(); ++k) {
    const std::size_t column = static_cast<std::size_t>(joint.firstChannel) + k;
    for (std::size_t t = 1; t < clip.frames(); ++t) {
      if (std::abs(clip.values(t, column) - clip.values(0, column)) > kStill) return true;
    }
  }
  return false;
}

int fallbackRoot(const Skeleton& skeleton) {
  const int hips = BodyMap(skeleton).find(JointRole::Hips);
  if (hips >= 0) return hips;
  const auto first = std::ranges::find_if(skeleton.joints, hasFullPosition);
  return first == skeleton.joints.end() ? 0 : static_cast<int>(first - skeleton.joints.begin());
}

/// Positions and at least three rotation axes: the joint can be put anywhere.
bool canBeMoved(const Joint& joint) {
  std::set<int> axes;
  for (const Channel channel : joint.channels) {
    if (isRotation(channel)) axes.insert(axisOf(channel));
  }
  return hasFullPosition(joint) && axes.size() == 3;
}

UpAxis upOf(const MotionClip& clip) {
  return spaceOf(clip).info.up;
}

Eigen::Vector3d onGround(const Eigen::Vector3d& v, const Eigen::Vector3d& up) {
  return v - v.dot(up) * up;
}

}  // namespace

int motionRoot(std::span<const MotionClip* const> clips) {
  const Skeleton& skeleton = clips.front()->skeleton;
  for (std::size_t j = 0; j < skeleton.joints.size(); ++j) {
    const auto moves = [&](const MotionClip* clip) {
      return jointMoves(*clip, skeleton.joints[j]);
    };
    if (std::ranges::any_of(clips, moves)) return static_cast<int>(j);
  }
  return fallbackRoot(skeleton);
}

int motionRoot(const MotionClip& clip) {
  const MotionClip* one[] = {&clip};
  return motionRoot(one);
}

Eigen::Vector3d upVector(UpAxis up) {
  return up == UpAxis::Z ? Eigen::Vector3d::UnitZ() : Eigen::Vector3d::UnitY();
}

HeadingFinder::HeadingFinder(const Skeleton& skeleton, UpAxis up, int root)
    : up_(upVector(up)),
      front_(up == UpAxis::Z ? Eigen::Vector3d(0, -1, 0) : Eigen::Vector3d(0, 0, 1)),
      root_(root) {
  const BodyMap body(skeleton);
  for (const JointRole role : {JointRole::UpperLeg, JointRole::UpperArm}) {
    const int left = body.find(role, BodySide::Left);
    const int right = body.find(role, BodySide::Right);
    if (left >= 0 && right >= 0) acrossPairs_.emplace_back(left, right);
  }
}

double HeadingFinder::heading(const GlobalPose& pose) const {
  for (const auto& [left, right] : acrossPairs_) {
    const Eigen::Vector3d across = pose.positions[static_cast<std::size_t>(left)] -
                                   pose.positions[static_cast<std::size_t>(right)];
    const Eigen::Vector3d level = onGround(across, up_);
    if (level.norm() <= kSteepShare * across.norm()) continue;
    const Eigen::Vector3d facing = level.cross(up_);
    return std::atan2(front_.cross(facing).dot(up_), front_.dot(facing));
  }
  return twistAngle(pose.rotations[static_cast<std::size_t>(root_)], up_);
}

GroundPlacement placementOf(const MotionClip& clip, int root, std::size_t frame) {
  const UpAxis up = upOf(clip);
  const GlobalPose pose = forwardKinematics(clip.skeleton, clip.values.row(frame));
  GroundPlacement placement;
  placement.headingRadians = HeadingFinder(clip.skeleton, up, root).heading(pose);
  placement.position = onGround(pose.positions[static_cast<std::size_t>(root)], upVector(up));
  return placement;
}

void moveRigidly(MotionClip& clip, int root, double turnRadians, const Eigen::Vector3d& shift) {
  const Joint& joint = clip.skeleton.joints[static_cast<std::size_t>(root)];
  if (!canBeMoved(joint)) {
    throw Error(ErrorKind::Input,
                fmt::format(fmt::runtime(text("The joint \"{}\" that carries the body lacks three "
                                              "position and three rotation channels.")),
                            joint.name),
                {}, text("Use a representation that leaves the place of the clips as it is."));
  }
  const Eigen::Quaterniond turn = aboutAxis(upVector(upOf(clip)), turnRadians);
  std::vector<Eigen::Quaterniond> rotations(clip.frames());
  GlobalPose pose;
  for (std::size_t t = 0; t < clip.frames(); ++t) {
    const auto row = clip.values.row(t);
    forwardKinematics(clip.skeleton, row, pose);
    Eigen::Quaterniond above = Eigen::Quaterniond::Identity();
    Eigen::Vector3d origin = Eigen::Vector3d::Zero();
    if (joint.parent >= 0) {
      above = pose.rotations[static_cast<std::size_t>(joint.parent)];
      origin = pose.positions[static_cast<std::size_t>(joint.parent)];
    }
    const Eigen::Vector3d moved = turn * pose.positions[static_cast<std::size_t>(root)] + shift;
    setLocalPosition(joint, above.conjugate() * (moved - origin), row);
    rotations[t] = above.conjugate() * turn * pose.rotations[static_cast<std::size_t>(root)];
  }
  setLocalRotationsOf(clip, root, rotations);
}

GroundPlacement removePlacement(MotionClip& clip, int root) {
  const GroundPlacement placement = placementOf(clip, root);
  const Eigen::Vector3d up = upVector(upOf(clip));
  const Eigen::Vector3d turned = aboutAxis(up, -placement.headingRadians) * placement.position;
  moveRigidly(clip, root, -placement.headingRadians, -turned);
  return placement;
}

void applyPlacement(MotionClip& clip, int root, const GroundPlacement& placement) {
  moveRigidly(clip, root, placement.headingRadians, placement.position);
}

}  // namespace emoforge
