// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/base/error.h"
#include "core/motion/motion_clip.h"

namespace emoforge {

/// How the joints of one skeleton find their counterparts in another: by name, else by role and
/// side.
struct SkeletonMapping {
  bool same = false;                      ///< names, parents, channels equal: nothing to map
  std::vector<int> sourceOf;              ///< for each target joint the source joint; −1: none
  std::vector<std::string> onlyInSource;  ///< movable joints that get lost
  std::vector<std::string> onlyInTarget;  ///< movable joints that stay at rest
  /// Mapped joints whose bones point another way at rest by more than 30°: local rotations mean
  /// different postures there.
  std::vector<std::string> restDiffers;

  /// True where rotations carry over: hips and at least half of the target's movable joints are
  /// mapped and no rest pose differs.
  bool mappable = false;
  /// Why not, or what is lost; "" for the same skeleton.
  std::string summary() const;
};

SkeletonMapping mapSkeleton(const Skeleton& source, const Skeleton& target);

/// The clip on the target skeleton with its channel order. Global rotations of mapped joints are
/// kept (rotations of dropped joints in between are taken over by the next mapped one), the others
/// stay at rest, bones have the target's lengths, and the hips travel scaled by the ratio of the
/// legs. `notices` gets what was lost. Throws Error(Input) where the mapping says that rotations do
/// not carry over.
MotionClip mapClip(const MotionClip& clip, const Skeleton& target, std::vector<Notice>& notices);

/// Clips of the same skeleton structure, in the order of their first clip.
struct SkeletonGroup {
  std::vector<std::size_t> clips;
  SkeletonMapping toFirst;  ///< onto the skeleton of the largest group
};

/// Sorts the clips of a data set by skeleton, the largest group first. Where there are several,
/// notices say for each whether it can be mapped onto the first by joint name or must be kept
/// apart.
std::vector<SkeletonGroup> groupBySkeleton(std::span<const MotionClip* const> clips,
                                           std::vector<Notice>& notices);

}  // namespace emoforge
