// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/space_guess.h"

#include <algorithm>
#include <cmath>

#include "core/motion/forward_kinematics.h"
#include "core/motion/joint_names.h"

namespace emoforge {
namespace {

constexpr double kLegMetres = 0.87;
/// Hip to ankle as a share of hip to sole.
constexpr double kAnkleShare = 0.92;
constexpr double kStatureMetres = 1.75;
constexpr std::size_t kFramesToLookAt = 32;

using Pose = std::vector<Eigen::Vector3d>;

std::vector<Pose> poses(const MotionClip& clip) {
  std::vector<Pose> result;
  GlobalPose pose;
  const std::size_t step = std::max<std::size_t>(1, clip.frames() / kFramesToLookAt);
  for (std::size_t t = 0; t < clip.frames(); t += step) {
    forwardKinematics(clip.skeleton, clip.values.row(t), pose);
    result.push_back(pose.positions);
  }
  return result;
}

/// Hip to ankle along the bones in file units; 0 where the skeleton has no leg.
double hipToAnkle(const BodyMap& body, const Pose& pose) {
  for (const BodySide side : {BodySide::Left, BodySide::Right}) {
    const int hip = body.find(JointRole::UpperLeg, side);
    const int knee = body.find(JointRole::LowerLeg, side);
    const int ankle = body.find(JointRole::Foot, side);
    if (hip < 0 || knee < 0 || ankle < 0) continue;
    const auto at = [&](int joint) { return pose[static_cast<std::size_t>(joint)]; };
    return (at(knee) - at(hip)).norm() + (at(ankle) - at(knee)).norm();
  }
  return 0.0;
}

/// The largest side of the box around the body in file units.
double bodyExtent(const Pose& pose) {
  Eigen::Vector3d low = pose.front();
  Eigen::Vector3d high = pose.front();
  for (const auto& p : pose) {
    low = low.cwiseMin(p);
    high = high.cwiseMax(p);
  }
  return (high - low).maxCoeff();
}

LengthUnit unitThatFits(double value, double low, double high) {
  // Inches last and narrowly: a child in centimetres must not become a giant in inches.
  for (const LengthUnit unit :
       {LengthUnit::Metre, LengthUnit::Centimetre, LengthUnit::Millimetre}) {
    const double metres = value * metresPer(unit);
    if (metres >= low && metres <= high) return unit;
  }
  const double inches = value * metresPer(LengthUnit::Inch);
  const double middle = std::sqrt(low * high);
  return inches > 0.85 * middle && inches < 1.5 * middle ? LengthUnit::Inch : LengthUnit::Unknown;
}

bool bodyStandsAlongZ(const BodyMap& body, const std::vector<Pose>& frames) {
  int head = body.find(JointRole::Head);
  if (head < 0) head = body.find(JointRole::Neck);
  const int left = body.find(JointRole::Foot, BodySide::Left);
  const int right = body.find(JointRole::Foot, BodySide::Right);
  if (head < 0 || left < 0 || right < 0) return false;
  Eigen::Vector3d sum = Eigen::Vector3d::Zero();
  for (const auto& pose : frames) {
    sum += pose[static_cast<std::size_t>(head)] -
           0.5 * (pose[static_cast<std::size_t>(left)] + pose[static_cast<std::size_t>(right)]);
  }
  return sum.z() > 1.5 * std::abs(sum.y());
}

}  // namespace

Space guessSpace(const MotionClip& clip) {
  Space space;
  if (clip.frames() == 0) return space;
  const BodyMap body(clip.skeleton);
  const auto frames = poses(clip);
  space.info.up = bodyStandsAlongZ(body, frames) ? UpAxis::Z : UpAxis::Y;
  const double leg = hipToAnkle(body, frames.front());
  const double extent = bodyExtent(frames.front());
  if (leg > 0.0) {
    space.info.unit = unitThatFits(leg, 0.4, 1.3);
    space.metresPerUnit = kLegMetres * kAnkleShare / leg;
  } else if (extent > 0.0) {
    space.info.unit = unitThatFits(extent, 0.8, 2.6);
    space.metresPerUnit = kStatureMetres / extent;
  }
  if (space.info.unit != LengthUnit::Unknown) {
    space.metresPerUnit = metresPer(space.info.unit);
  }
  return space;
}

Space spaceOf(const MotionClip& clip) {
  if (clip.space.unit != LengthUnit::Unknown) return {clip.space, metresPer(clip.space.unit)};
  Space space = guessSpace(clip);
  if (!clip.space.upGuessed || clip.space.up == UpAxis::Z) {
    space.info.up = clip.space.up;
    space.info.upGuessed = clip.space.upGuessed;
  }
  return space;
}

}  // namespace emoforge
