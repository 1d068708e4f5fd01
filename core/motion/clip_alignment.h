// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>
#include <string>

#include "core/motion/posed_clip.h"

namespace emoforge {

/// How a clip is laid over another to compare them.
enum class ClipAlignment {
  AsRecorded,          ///< nothing is moved
  Start,               ///< first frames at one time and one place of the ground
  StartHeading,        ///< and facing the same way
  FootContactHeading,  ///< the first time that the same foot comes down in both
  WarpHeading          ///< the constant offset that dynamic time warping finds
};

/// Moves a clip: turned about the vertical through the origin, then shifted over the ground, and
/// begun later. Metres, y up; a turn of π/2 takes +z to +x.
struct ClipPlacement {
  double turnRadians = 0.0;
  Eigen::Vector3d shiftMetres{0, 0, 0};  ///< y stays 0
  double startSeconds = 0.0;             ///< clock time of its first frame; may be negative
  /// False where the clips lack what was asked for (no foot comes down in one of them): the first
  /// frames are aligned then.
  bool found = true;
};

/// Placement of `clip` so that it meets `reference`, which stays as it is and begins at 0. Clips
/// without frames are not moved. Warping compares the joints of the reference; throws Error(Input)
/// where the clip lacks one.
ClipPlacement alignClip(const PosedClip& reference, const PosedClip& clip, ClipAlignment how);

}  // namespace emoforge
