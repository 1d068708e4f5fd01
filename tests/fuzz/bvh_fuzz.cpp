// SPDX-License-Identifier: GPL-3.0-or-later
// Fuzz target for the BVH reader and writer. Build: cmake --preset fuzz && cmake --build --preset
// fuzz
//   tests/fuzz/bvh_seeds.py FOLDER_WITH_BVH_FILES build/fuzz/seeds && mkdir -p build/fuzz/corpus
//   build/fuzz/tests/fuzz/emoforge_fuzz_bvh build/fuzz/corpus build/fuzz/seeds
//   -dict=tests/fuzz/bvh.dict
//       -max_len=8192 -malloc_limit_mb=64 -rss_limit_mb=2048 -runs=1000000
// Properties: only Error is thrown, with a place and text that JSON can hold; no value is NaN or
// infinite; little memory; the same text with blanks behind it gives the same (the fast scanner
// reads to the end, the careful one does not take over); what was read writes and reads back bit
// for bit.
#include <cmath>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/archive.h"
#include "core/motion/bvh_number.h"
#include "core/motion/bvh_reader.h"
#include "core/motion/bvh_writer.h"

namespace {

using namespace emoforge;

void require(bool holds) {
  if (!holds) __builtin_trap();
}

void requireReadable(const Place& place, const std::string& message) {
  require(place.line >= 1 && place.column >= 1 && !message.empty());
  Json(message).dump();  // throws on text that is not UTF-8
}

std::optional<MotionClip> read(std::string_view text, std::vector<Notice>& notices) {
  try {
    return parseBvh(text, "fuzz.bvh", notices);
  } catch (const Error& error) {
    requireReadable(error.place(), error.what());
    return std::nullopt;
  }
}

void requireSame(const MotionClip& a, const MotionClip& b) {
  require(a.skeleton.sameStructure(b.skeleton));
  for (std::size_t i = 0; i < a.skeleton.joints.size(); ++i) {
    require(a.skeleton.joints[i].offset == b.skeleton.joints[i].offset);
    require(a.skeleton.joints[i].firstChannel == b.skeleton.joints[i].firstChannel);
  }
  require(a.frameTimeSeconds == b.frameTimeSeconds && a.values.shape() == b.values.shape());
  require(std::memcmp(a.values.data(), b.values.data(), a.values.size() * sizeof(double)) == 0);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  std::vector<Notice> notices;
  const auto clip = read(text, notices);
  require(notices.size() <= 10);
  for (const Notice& notice : notices) requireReadable(notice.place, notice.toString());

  std::vector<Notice> ignored;
  const auto padded = read(std::string(text) + std::string(kNumberMargin, '\n'), ignored);
  require(clip.has_value() == padded.has_value());
  if (!clip) return 0;
  requireSame(*clip, *padded);

  require(clip->frames() > 0 && clip->frameTimeSeconds > 0.0);
  require(clip->values.size() == clip->frames() * clip->skeleton.channelCount());
  require(2 * clip->values.size() <= size + 1);
  for (const double value : clip->values.values()) require(std::isfinite(value));
  for (const Joint& joint : clip->skeleton.joints) Json(joint.name).dump();
  const auto again = read(toBvhText(*clip), ignored);
  require(again.has_value());
  requireSame(*clip, *again);
  return 0;
}
