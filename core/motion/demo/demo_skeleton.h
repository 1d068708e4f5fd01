// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>
#include <array>

#include "core/motion/demo/demo_numbers.h"
#include "core/motion/skeleton.h"

namespace emoforge {

/// The 24 joints of the demo body, in the order of the file. `Left` and `Right` blocks are alike.
enum class DemoJoint {
  Hips,
  Spine,
  Spine1,
  Spine2,
  Neck,
  Head,
  LeftShoulder,
  LeftArm,
  LeftForeArm,
  LeftHand,
  LeftFingers,
  RightShoulder,
  RightArm,
  RightForeArm,
  RightHand,
  RightFingers,
  LeftUpLeg,
  LeftLeg,
  LeftFoot,
  LeftToeBase,
  RightUpLeg,
  RightLeg,
  RightFoot,
  RightToeBase
};
inline constexpr std::size_t kDemoJoints = 24;

/// Metres. The sole in the plane of the foot: forward from the point below the ankle, up from the
/// floor, foot flat.
struct FootShape {
  double ankleHeight = 0.0;
  double heelBack = 0.0;
  double ballForward = 0.0;
  double ballHeight = 0.0;
  double tipForward = 0.0;  ///< from the ball
  double tipHeight = 0.0;
};

/// A body of one stature: segment lengths after Drillis and Contini (1966), T-pose, left = +x,
/// up = +y, forward = +z. Metres here, centimetres in the skeleton of the file.
struct DemoBody {
  double stature = 1.7;
  double thigh = 0.0;
  double shank = 0.0;
  double girdle = 0.0;        ///< collar joint to shoulder joint
  Eigen::Vector3d hipOffset;  ///< from Hips to the left hip joint
  FootShape foot;
  Skeleton skeleton;
  std::array<std::size_t, kDemoJoints> indices{};  ///< place of each joint in the skeleton

  std::size_t index(DemoJoint joint) const { return indices[static_cast<std::size_t>(joint)]; }
};

DemoBody makeDemoBody(double statureMetres, const DemoNumbers& numbers);

}  // namespace emoforge
