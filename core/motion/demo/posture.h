// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/motion/demo/body_motion_table.h"
#include "core/motion/demo/body_pose.h"

namespace emoforge {

/// How a person of the set carries the body in one clip, before anything moves.
struct Posture {
  double lean = 0.0;          ///< of the trunk, degrees
  double neckFlexion = 0.0;   ///< of the head relative to the trunk, degrees
  double chestFlexion = 0.0;  ///< slumped positive, expanded negative, degrees
  double girdleElevation = 0.0;
  double girdleProtraction = 0.0;
  double elbow = 0.0;
  double abduction = 0.0;
  double shoulderMean = 0.0;  ///< flexion about which the arm swings
};

Posture makePosture(const BodyMotionTable& table, const DemoBody& body, const DemoActor& actor,
                    const ClipTraits& clip);

/// Trunk, head and hanging arms of the posture; pelvis turned by nothing, feet untouched.
BodyPose carry(const Posture& posture, const DemoNumbers& numbers);

}  // namespace emoforge
