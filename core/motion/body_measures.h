// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <vector>

#include "core/motion/posed_clip.h"

namespace emoforge {

/// Position of a joint in metres.
inline Eigen::Vector3d positionOf(const PosedClip& clip, std::size_t frame, std::size_t joint) {
  const float* p = clip.positions.data() + (frame * clip.joints() + joint) * 3;
  return {p[0], p[1], p[2]};
}

/// The joint that stands for the place of the body: the hips, without them the first that moves.
std::size_t bodyRoot(const PosedClip& clip);

/// Joints that are measured: no end sites, nothing above the body's root.
std::vector<std::size_t> bodyJoints(const PosedClip& clip);

/// A bone from joint to joint, named by the lower one.
struct Bone {
  std::size_t from = 0;
  std::size_t to = 0;
};
/// Bones of the body with their end sites; none above the body's root.
std::vector<Bone> bodyBones(const PosedClip& clip);

/// Height of the person in metres: from thigh and shank, which are 0.245 and 0.246 of it (Drillis
/// and Contini 1966); without legs the largest height of the body in any frame.
double statureMetres(const PosedClip& clip);

/// Thigh and shank, metres; without legs the same share of the stature.
double legLengthMetres(const PosedClip& clip);

}  // namespace emoforge
