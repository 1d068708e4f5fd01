// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/motion/demo/body_pose.h"
#include "core/motion/demo/motion_curves.h"

namespace emoforge {

/// The unsteadiness of a living body: pink noise on the angles of pelvis, trunk, head and arms and
/// on the place of the pelvis. Feet get none, since they stand where they stand; legs follow by
/// inverse kinematics.
class BodyNoise {
 public:
  BodyNoise(const DemoNumbers& numbers, double share, Random& random);
  void addTo(BodyPose& pose, double seconds) const;

 private:
  std::vector<PinkNoise> angles_;
  std::vector<PinkNoise> places_;
};

}  // namespace emoforge
