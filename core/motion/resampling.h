// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "core/motion/motion_clip.h"

namespace emoforge {

/// The clip at other times: positions linearly, rotations by slerp of each joint's quaternion
/// (Shoemake 1985), written back in the clip's own channel order with angles that run on from frame
/// to frame. Where an old and a new time coincide the old values stay, apart from whole turns and
/// equivalent angles that make them run on.

/// `frames` frames over the same time: first and last frame stay where they are. 1 keeps the first
/// frame. Throws Error(Usage) for 0 frames or an empty clip.
MotionClip resampleToFrames(const MotionClip& clip, std::size_t frames);

/// Frames every `frameTimeSeconds` from the first on; the last lies at the old end or less than one
/// frame before it. Throws Error(Usage) for a frame time that is not above 0 or an empty clip.
MotionClip resampleToFrameTime(const MotionClip& clip, double frameTimeSeconds);

/// Frames at these places, fractional frame numbers of the clip from 0 to its last one, with the
/// frame time of the clip: a warp of time. Throws Error(Usage) for an empty clip.
MotionClip resampleAtFrames(const MotionClip& clip, const std::vector<double>& places);

}  // namespace emoforge
