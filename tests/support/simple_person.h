// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <memory>
#include <string>

#include "core/motion/rotations.h"
#include "tests/core/motion/motion_test_support.h"

namespace emoforge::testing {

struct PersonMotion {
  std::size_t frames = 40;
  double armDegrees = 30.0;  ///< swing of the arms
  double legDegrees = 20.0;
  double metresPerSecond = 1.0;
  double heading = 0.0;  ///< degrees, where the walk goes
  double phase = 0.0;    ///< radians
};

/// A person of nine joints in centimetres, y up, whose hips hang below a joint that never moves.
inline Skeleton personSkeleton() {
  Skeleton skeleton;
  const int floor = addJoint(skeleton, "joint_Root", -1, {0, 0, 0}, "ZXY", true);
  const int hips = addJoint(skeleton, "Hips", floor, {0, 90, 0}, "ZXY", true);
  const int spine = addJoint(skeleton, "Spine", hips, {0, 20, 0}, "ZXY");
  addJoint(skeleton, "Head", spine, {0, 40, 0}, "YXZ");
  for (const double side : {1.0, -1.0}) {
    const std::string name = side > 0 ? "Left" : "Right";
    const int arm = addJoint(skeleton, name + "Arm", spine, {18 * side, 30, 0}, "ZXY");
    addJoint(skeleton, name + "Hand", arm, {0, -50, 0}, "");
    const int leg = addJoint(skeleton, name + "UpLeg", hips, {10 * side, 0, 0}, "ZXY");
    const int knee = addJoint(skeleton, name + "Leg", leg, {0, -45, 0}, "X");
    addJoint(skeleton, name + "Foot", knee, {0, -45, 0}, "");
  }
  return skeleton;
}

inline std::shared_ptr<MotionClip> walkingPerson(const PersonMotion& motion) {
  auto clip = std::make_shared<MotionClip>(clipOf(personSkeleton(), motion.frames));
  clip->space = {UpAxis::Y, LengthUnit::Centimetre, false, false};
  const auto column = [&](const char* joint, Channel channel) {
    const Joint& found =
        clip->skeleton.joints[static_cast<std::size_t>(clip->skeleton.find(joint))];
    const auto place = std::ranges::find(found.channels, channel) - found.channels.begin();
    return static_cast<std::size_t>(found.firstChannel + place);
  };
  const double turn = motion.heading * kRadiansPerDegree;
  for (std::size_t t = 0; t < motion.frames; ++t) {
    const double seconds = static_cast<double>(t) / 30.0;
    const double swing = std::sin(2.0 * kPi * seconds + motion.phase);
    const double way = 100.0 * motion.metresPerSecond * seconds;
    auto& values = clip->values;
    values(t, column("Hips", Channel::XPosition)) = 40.0 + way * std::sin(turn);
    values(t, column("Hips", Channel::YPosition)) = 90.0 + 2.0 * swing * swing;
    values(t, column("Hips", Channel::ZPosition)) = -25.0 + way * std::cos(turn);
    values(t, column("Hips", Channel::YRotation)) = motion.heading + 4.0 * swing;
    values(t, column("Spine", Channel::XRotation)) = 5.0 + 3.0 * swing;
    values(t, column("LeftArm", Channel::XRotation)) = motion.armDegrees * swing;
    values(t, column("RightArm", Channel::XRotation)) = -motion.armDegrees * swing;
    values(t, column("LeftUpLeg", Channel::XRotation)) = -motion.legDegrees * swing;
    values(t, column("RightUpLeg", Channel::XRotation)) = motion.legDegrees * swing;
    values(t, column("LeftLeg", Channel::XRotation)) = 20.0 + 10.0 * swing;
    values(t, column("RightLeg", Channel::XRotation)) = 20.0 - 10.0 * swing;
  }
  return clip;
}

}  // namespace emoforge::testing
