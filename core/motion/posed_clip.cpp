// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/posed_clip.h"

#include "core/motion/forward_kinematics.h"
#include "core/motion/joint_names.h"
#include "core/motion/space_guess.h"

namespace emoforge {

PosedClip toPosedClip(const MotionClip& clip) {
  return toPosedClip(clip, spaceOf(clip));
}

PosedClip toPosedClip(const MotionClip& clip, const Space& space) {
  PosedClip posed;
  posed.frameTimeSeconds = clip.frameTimeSeconds;
  for (const auto& joint : clip.skeleton.joints) {
    posed.names.push_back(joint.name);
    posed.parents.push_back(joint.parent);
    posed.endSites.push_back(joint.endSite);
    posed.sides.push_back(bodySide(joint.name));
  }
  const DoubleArray positions = globalPositions(clip);
  posed.positions = Array(positions.shape());
  const bool zUp = space.info.up == UpAxis::Z;
  for (std::size_t i = 0; i < positions.size(); i += 3) {
    const double* from = positions.data() + i;
    float* to = posed.positions.data() + i;
    to[0] = static_cast<float>(space.metresPerUnit * from[0]);
    to[1] = static_cast<float>(space.metresPerUnit * (zUp ? from[2] : from[1]));
    to[2] = static_cast<float>(space.metresPerUnit * (zUp ? -from[1] : from[2]));
  }
  return posed;
}

}  // namespace emoforge
