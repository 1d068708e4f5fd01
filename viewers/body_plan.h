// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/motion/posed_clip.h"

namespace emoforge {

/// A limb from one joint to another. Radii in metres.
struct BodyBone {
  int from = 0;
  int to = 0;  ///< −1: a stub of `stubMetres` that goes on in the direction of `from`'s own bone
  float stubMetres = 0.0F;
  float startRadius = 0.0F;
  float endRadius = 0.0F;
  float width = 1.0F;  ///< across the body, relative to the depth
  BodySide side = BodySide::Centre;
};

struct BodyBall {
  int joint = 0;
  float radius = 0.0F;
  BodySide side = BodySide::Centre;
};

/// The egg on top, from chin to crown.
struct BodyHead {
  int joint = -1;  ///< −1: no head found
  int tip = -1;    ///< end site or child that gives the direction; −1: that of the neck
  float heightMetres = 0.0F;
};

/// How a skeleton is drawn: a wooden mannequin whose thickness follows its stature.
struct BodyPlan {
  float statureMetres = 1.7F;
  std::vector<BodyBone> bones;
  std::vector<BodyBall> balls;
  BodyHead head;
  int centre = 0;  ///< joint that carries the body, hips in most files
  int leftHip = -1;
  int rightHip = -1;
  int leftShoulder = -1;
  int rightShoulder = -1;
  std::vector<int> trailJoints;  ///< hands and right foot, where they were found
};

/// Reads names, parents and the bone lengths of the first frame. An empty clip gives an empty plan.
/// Without `endSites` the bones that lead to them are left out.
BodyPlan planBody(const PosedClip& clip, bool endSites = true);

}  // namespace emoforge
