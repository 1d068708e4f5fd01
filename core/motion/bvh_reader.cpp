// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/bvh_reader.h"

#include <fstream>
#include <optional>
#include <string>

#include "core/base/files.h"
#include "core/motion/bvh_cursor.h"
#include "core/motion/bvh_hierarchy.h"
#include "core/motion/bvh_rows.h"

namespace emoforge {
namespace {

/// A keyword or number that the end of a part cuts is shorter than this.
constexpr std::size_t kCutMargin = 64;

/// The header at the start of `source`; nothing where `source` may end before it does.
std::optional<BvhHeader> parseHeader(std::string_view source, bool whole,
                                     const std::filesystem::path& file) {
  std::vector<Notice> ignored;
  BvhCursor cursor(source, file, ignored);
  try {
    BvhHeader header;
    header.skeleton = parseBvhHierarchy(cursor);
    const BvhMotionHeader motion = parseBvhMotionHeader(cursor);
    header.frames = motion.frames;
    header.frameTimeSeconds = motion.frameTimeSeconds;
    cursor.atEnd();
    if (whole || source.size() - cursor.offset() > kCutMargin) return header;
  } catch (const Error&) {
    if (whole) throw;
  }
  return std::nullopt;
}

}  // namespace

MotionClip parseBvh(std::string_view source, const std::filesystem::path& nameForMessages,
                    std::vector<Notice>& notices) {
  BvhCursor cursor(source, nameForMessages, notices);
  MotionClip clip;
  clip.skeleton = parseBvhHierarchy(cursor);
  const BvhMotionHeader header = parseBvhMotionHeader(cursor);
  clip.frameTimeSeconds = header.frameTimeSeconds;
  clip.values = parseBvhRows(cursor, clip.skeleton, header);
  return clip;
}

MotionClip readBvh(const std::filesystem::path& file, std::vector<Notice>& notices) {
  return parseBvh(readFile(file), file, notices);
}

BvhHeader readBvhHeader(const std::filesystem::path& file) {
  constexpr std::size_t kFirstPart = 16 * 1024;
  std::ifstream stream(file, std::ios::binary);
  std::string part(kFirstPart, '\0');
  std::size_t filled = 0;
  while (stream) {
    stream.read(part.data() + filled, static_cast<std::streamsize>(part.size() - filled));
    filled += static_cast<std::size_t>(stream.gcount());
    if (filled < part.size()) break;
    if (auto header = parseHeader(part, false, file)) return *std::move(header);
    part.resize(4 * part.size());
  }
  // Short files, and those that cannot be read: readFile tells why.
  return *parseHeader(readFile(file), true, file);
}

}  // namespace emoforge
