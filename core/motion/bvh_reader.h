// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/motion/motion_clip.h"

namespace emoforge {

/// Reads BVH files (Biovision hierarchy) as they exist in the world. Angles stay in degrees,
/// positions in file units, both double; nothing is reordered or scaled. Memory: the text, the
/// values, and little more. Every function is thread-safe and throws Error(Input) with file, line
/// and column (both from 1).
///
/// Accepted without a word: any order and number (0 … 6) of channels at any joint; positions at any
/// joint; keywords in any case; "Frames :" and "Frames:12"; blanks, tabs, LF, CRLF, CR mixed; a
/// byte-order mark; names with blanks and colons; braces in the line of the name; leaves without
/// end site; "Frame Time:" before "Frames:"; rows wrapped over several lines; numbers like ".5",
/// "+1", "-0", "1e-007", too small for double (they become 0).
///
/// | what is wrong                                             | rule |
/// |-----------------------------------------------------------|-------------------------------------------|
/// | empty; no HIERARCHY, ROOT, MOTION or Frames:              | error | | a second ROOT | error:
/// one file holds one body            | | brace missing or too many, unknown word | error | |
/// CHANNELS: count not 0 … 6, unknown or repeated name,      | error | |   behind a child, twice;
/// OFFSET twice                     |                                           | | more than
/// 20,000 joints, 1,000 levels, 500 bytes a name   | error                                     | |
/// no channel in the whole skeleton                          | error | | a number that is
/// malformed, NaN, infinite or too large    | error naming frame, channel and joint     | | Frames:
/// 0, not a whole number, or no complete row         | error                                     |
/// | a row too short or too long (rows do not fill whole       | error at the first such row | |
/// lines and the numbers do not add up to Frames:)         | | | rows end within lines, but the
/// numbers add up             | warning, read as one stream of numbers    | | fewer complete rows
/// than Frames:                          | warning, these rows are kept              | | the last
/// row of such a file is incomplete                 | warning, it is left out                   |
/// | more behind the promised rows                             | warning, it is left out | | Frame
/// Time: missing, 0 or negative                        | warning, 1/30 s | | Frame Time: above 1 s
/// or below 0.1 ms                     | warning, kept                             | | a joint
/// without OFFSET                                    | warning, 0 0 0                            |
/// | a joint without name                                      | warning, called "joint_" and its
/// number   | | a name that is not UTF-8                                  | warning, read as
/// Latin-1                  | | joints with the same name                                 |
/// warning, kept                             |
MotionClip readBvh(const std::filesystem::path& file, std::vector<Notice>& notices);

/// The same for text in memory; `nameForMessages` stands for the file.
MotionClip parseBvh(std::string_view source, const std::filesystem::path& nameForMessages,
                    std::vector<Notice>& notices);

struct BvhHeader {
  Skeleton skeleton;
  std::size_t frames = 0;  ///< as "Frames:" promises
  double frameTimeSeconds = 0.0;
};

/// Reads no more of the file than its header needs, and no rows.
BvhHeader readBvhHeader(const std::filesystem::path& file);

}  // namespace emoforge
