// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "core/motion/motion_clip.h"

namespace emoforge {

/// The clip as a BVH file that Blender and others open: skeleton, channel order and frame time are
/// kept, every number is the shortest that reads back to the same double. Joints are written depth
/// first, as the format demands, and the columns follow them. A brace or line break within a name
/// becomes "_". Throws Error(Failure) where the clip cannot be a BVH file: no or several roots, a
/// row length that is not the skeleton's, a value that is NaN or infinite, a frame time that is not
/// above zero. Thread-safe.
std::string toBvhText(const MotionClip& clip);

/// Safe write of toBvhText: the old file or the new one, never half of one.
void writeBvh(const MotionClip& clip, const std::filesystem::path& file);

}  // namespace emoforge
