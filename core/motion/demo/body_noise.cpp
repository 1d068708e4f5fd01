// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/demo/body_noise.h"

namespace emoforge {
namespace {

/// Calls visit(angle) for each angle that unsteadiness shows in, always in the same order.
template <typename Visit>
void visitAngles(BodyPose& pose, const Visit& visit) {
  for (double* angle :
       {&pose.pelvisTurn, &pose.pelvisLean, &pose.pelvisList, &pose.trunkTurn, &pose.trunkLean,
        &pose.trunkList, &pose.headTurn, &pose.headLean, &pose.headList}) {
    visit(*angle);
  }
  for (auto& arm : pose.arms) {
    for (double* angle : {&arm.flexion, &arm.abduction, &arm.rotation, &arm.elbow, &arm.pronation,
                          &arm.wrist, &arm.elevation}) {
      visit(*angle);
    }
  }
}

}  // namespace

BodyNoise::BodyNoise(const DemoNumbers& numbers, double share, Random& random) {
  const double low = numbers("noise.lowest_frequency");
  const double high = numbers("noise.highest_frequency");
  BodyPose pose;
  visitAngles(pose, [&](double&) {
    angles_.emplace_back(share * numbers("noise.joint_rms"), low, high, random);
  });
  for (int axis = 0; axis < 3; ++axis) {
    places_.emplace_back(share * numbers("noise.position_rms"), low, high, random);
  }
}

void BodyNoise::addTo(BodyPose& pose, double seconds) const {
  std::size_t next = 0;
  visitAngles(pose, [&](double& angle) { angle += angles_[next++](seconds); });
  for (int axis = 0; axis < 3; ++axis) {
    pose.pelvis[axis] += places_[static_cast<std::size_t>(axis)](seconds);
  }
}

}  // namespace emoforge
