// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/motion/bvh_cursor.h"
#include "core/motion/skeleton.h"

namespace emoforge {

/// Limits that no body needs and that keep a damaged or hostile file from filling the memory.
inline constexpr std::size_t kMaximumBvhJoints = 20'000;
inline constexpr std::size_t kMaximumBvhDepth = 1'000;
inline constexpr std::size_t kMaximumBvhNameBytes = 500;

/// Reads from HIERARCHY to the closing brace of the root, and the word MOTION. Not recursive. The
/// rules for what is wrong stand in bvh_reader.h. Throws Error(Input) with file, line and column.
Skeleton parseBvhHierarchy(BvhCursor& cursor);

}  // namespace emoforge
