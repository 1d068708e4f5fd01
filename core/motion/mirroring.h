// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>
#include <span>
#include <vector>

#include "core/motion/motion_clip.h"

namespace emoforge {

/// How a skeleton is mirrored left to right. A joint j takes the motion of its partner p: with M
/// the reflection of world x, global rotations become G'_j = M · G_p · S_j, where the constant
/// reflection S_j leads from j's own axes to p's. Files differ in that convention (a right arm may
/// point along its −x where the left one points along its x), so S_j is found: of the 24
/// reflections that swap or flip axes those which take j's bones to p's, and of these the one with
/// which the mirrored joint turns most like the joint itself.
struct MirrorPlan {
  std::vector<int> partners;
  std::vector<Eigen::Matrix3d> axes;  ///< S_j; S_p = S_jᵀ
};

/// A plan for all clips of one skeleton. Throws Error(Input) naming the joint that has a side but
/// no partner with the same kind of channels and parent.
MirrorPlan mirrorPlan(std::span<const MotionClip* const> clips);

/// The clip seen in a mirror: global positions are reflected in the plane x = 0 exactly, and left
/// and right names change place. Offsets are mirrored too (a longer left arm becomes a longer right
/// one). Twice gives the clip back; angles may differ by equivalent ones.
MotionClip mirrored(const MotionClip& clip, const MirrorPlan& plan);
MotionClip mirrored(const MotionClip& clip);

}  // namespace emoforge
