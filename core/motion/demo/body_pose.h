// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>
#include <array>
#include <span>

#include "core/motion/demo/demo_skeleton.h"

namespace emoforge {

/// Degrees, as a clinician reads them: 0 is the arm hanging straight down, palm to the thigh.
struct ArmAngles {
  double flexion = 0.0;      ///< upper arm forward, in the plane of walking
  double abduction = 0.0;    ///< upper arm away from the trunk
  double rotation = 0.0;     ///< about the upper arm; inward is positive
  double elbow = 0.0;        ///< flexion
  double pronation = 0.0;    ///< of the forearm
  double wrist = 0.0;        ///< flexion
  double fingers = 0.0;      ///< curl
  double elevation = 0.0;    ///< of the shoulder girdle
  double protraction = 0.0;  ///< of the shoulder girdle
};

/// One foot in the room: metres and degrees.
struct FootPose {
  Eigen::Vector3d ankle{0, 0, 0};
  double yaw = 0.0;       ///< toes outward to the left are positive for both feet
  double pitch = 0.0;     ///< toes up positive, heel up negative
  double toePitch = 0.0;  ///< of the toe segment, in the room
};

/// A body in one moment: metres and degrees, left first. Pelvis, trunk and head are given in the
/// room: turn about the vertical (to the left), lean forward, list (left side up).
struct BodyPose {
  Eigen::Vector3d pelvis{0, 1, 0};
  double pelvisTurn = 0.0, pelvisLean = 0.0, pelvisList = 0.0;
  double trunkTurn = 0.0, trunkLean = 0.0, trunkList = 0.0;
  double chestFlexion = 0.0;  ///< rounding of the upper back on top of the lean
  double headTurn = 0.0, headLean = 0.0, headList = 0.0;
  std::array<ArmAngles, 2> arms;
  std::array<FootPose, 2> feet;
};

/// Where the hip joint of a side (0 left, 1 right) lies, from the pelvis pose alone.
Eigen::Vector3d hipJoint(const DemoBody& body, const BodyPose& pose, int side);

/// For each leg the greatest pelvis height at which it reaches its ankle with `reach` times its
/// straight length.
std::array<double, 2> highestPelvis(const DemoBody& body, const BodyPose& pose, double reach);

/// Writes the pose into a frame of the body's skeleton (channelCount() numbers, centimetres and
/// degrees). Legs are solved from hip and ankle with a hinge knee, so that feet stand where the
/// pose has them. On entry the frame holds the angles of the frame before, so that angles run on.
void writePose(const DemoBody& body, const BodyPose& pose, std::span<double> frame);

}  // namespace emoforge
