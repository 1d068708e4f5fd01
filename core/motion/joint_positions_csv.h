// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "core/motion/motion_clip.h"

namespace emoforge {

/// Global joint positions as a table: frame (from 0), time in seconds, then <joint>.x, .y, .z for
/// every joint and end site in file order, in the clip's own units and axes; each number is the
/// shortest that reads back to the same double. Names with commas or quotes are quoted (RFC 4180).
std::string jointPositionsCsv(const MotionClip& clip);

/// Safe write. Throws Error(Failure) with the system's reason.
void writeJointPositionsCsv(const MotionClip& clip, const std::filesystem::path& file);

}  // namespace emoforge
