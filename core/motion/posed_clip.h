// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/base/array.h"
#include "core/motion/motion_clip.h"

namespace emoforge {

enum class BodySide { Centre, Left, Right };

struct Space;

/// Joint positions ready to draw and to measure: metres, y up, at the place where the file has
/// them.
struct PosedClip {
  std::vector<std::string> names;
  std::vector<int> parents;  ///< −1: root; parents before children
  std::vector<bool> endSites;
  std::vector<BodySide> sides;  ///< from the names ("LeftArm", "UpperArm_R", "lhand")
  Array positions;              ///< frames × joints × 3, metres
  double frameTimeSeconds = 1.0 / 30.0;

  std::size_t frames() const { return positions.shape().size() == 3 ? positions.extent(0) : 0; }
  std::size_t joints() const { return names.size(); }
};

/// Positions of all joints and end sites. Unit and up axis as the clip declares them, else guessed
/// (spaceOf); z-up clips are turned by (x, y, z) → (x, z, −y).
PosedClip toPosedClip(const MotionClip& clip);
/// The same with a space found before, so that the clips of one set are all read alike.
PosedClip toPosedClip(const MotionClip& clip, const Space& space);

}  // namespace emoforge
