// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "core/base/array.h"
#include "core/motion/bvh_cursor.h"
#include "core/motion/skeleton.h"

namespace emoforge {

/// What stands between MOTION and the first row.
struct BvhMotionHeader {
  std::uint64_t frames = 0;  ///< as promised by "Frames:", at least 1
  double frameTimeSeconds = 0.0;
  std::size_t framesOffset = 0;  ///< where the promised number stands
};

/// Reads "Frames:" and "Frame Time:" in either order. Throws Error(Input).
BvhMotionHeader parseBvhMotionHeader(BvhCursor& cursor);

/// Reads the rows up to the end of the text: frames × channels, allocated once. The rules for what
/// is wrong stand in bvh_reader.h. Throws Error(Input).
DoubleArray parseBvhRows(BvhCursor& cursor, const Skeleton& skeleton,
                         const BvhMotionHeader& header);

}  // namespace emoforge
