// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/demo/posture.h"

#include <algorithm>
#include <cmath>

#include "core/motion/rotations.h"

namespace emoforge {

Posture makePosture(const BodyMotionTable& table, const DemoBody& body, const DemoActor& actor,
                    const ClipTraits& clip) {
  const auto value = [&](const char* name) { return table.value(clip.values, name); };
  const double neutralNeck = table.number("posture.neutral_neck");
  const double slump = value("neck_flexion") - neutralNeck;
  Posture posture;
  posture.lean = value("trunk_lean");
  posture.neckFlexion = value("neck_flexion");
  posture.chestFlexion = table.number("posture.chest_per_neck") * slump;
  posture.girdleElevation =
      std::asin(value("shoulder_height") / 1000.0 / body.girdle) / kRadiansPerDegree;
  posture.girdleProtraction = table.number("posture.protraction_per_neck") * slump;
  posture.elbow = value("elbow_flexion");
  const double bent = posture.elbow - table.number("posture.neutral_elbow");
  // bent arms keep their hands clear of the thighs
  posture.abduction =
      actor.abduction + table.number("posture.abduction_per_elbow") * std::max(0.0, bent);
  posture.shoulderMean =
      table.number("posture.shoulder_mean") + table.number("posture.shoulder_per_elbow") * bent;
  return posture;
}

BodyPose carry(const Posture& posture, const DemoNumbers& numbers) {
  BodyPose pose;
  pose.trunkLean = posture.lean;
  pose.chestFlexion = posture.chestFlexion;
  pose.headLean = posture.lean + posture.neckFlexion;
  pose.pelvisLean = numbers("posture.pelvis_tilt");
  for (auto& arm : pose.arms) {
    // hanging arms follow gravity more than the trunk
    arm.flexion = posture.shoulderMean +
                  numbers("posture.arm_gravity_share") * (posture.lean + posture.chestFlexion);
    arm.abduction = posture.abduction;
    arm.rotation = numbers("posture.arm_rotation");
    arm.elbow = posture.elbow;
    arm.pronation = numbers("posture.pronation");
    arm.wrist = numbers("posture.wrist");
    arm.fingers = numbers("posture.finger_curl");
    arm.elevation = posture.girdleElevation;
    arm.protraction = posture.girdleProtraction;
  }
  return pose;
}

}  // namespace emoforge
