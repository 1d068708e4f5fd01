// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/verify_written.h"

#include <fmt/format.h>

#include <charconv>
#include <optional>
#include <vector>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/data/csv.h"
#include "core/motion/bvh_reader.h"
#include "core/motion/forward_kinematics.h"
#include "core/motion/motion_clip.h"

namespace emoforge {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void differs(const fs::path& file, const std::string& what) {
  throw Error(ErrorKind::Failure,
              fmt::format("{} ({}).", text("The file does not hold what was written"), what),
              {.file = file}, text("Try again on another disk, and report this if it stays."));
}

void expectEqual(const fs::path& file, const char* what, std::size_t written, std::size_t read) {
  if (written != read) differs(file, fmt::format("{}: {} / {}", what, written, read));
}

/// Joints depth first, as every BVH file has them: children in the order of the skeleton.
void addDepthFirst(const Skeleton& skeleton, int joint, std::vector<int>& order) {
  order.push_back(joint);
  for (std::size_t i = 0; i < skeleton.joints.size(); ++i) {
    if (skeleton.joints[i].parent == joint) addDepthFirst(skeleton, static_cast<int>(i), order);
  }
}

std::vector<int> depthFirst(const Skeleton& skeleton) {
  std::vector<int> order;
  for (std::size_t i = 0; i < skeleton.joints.size(); ++i) {
    if (skeleton.joints[i].parent < 0) addDepthFirst(skeleton, static_cast<int>(i), order);
  }
  return order;
}

void compareJoint(const fs::path& file, const MotionClip& written, const Joint& joint,
                  const MotionClip& read, const Joint& again) {
  if (joint.offset != again.offset || joint.channels != again.channels ||
      joint.endSite != again.endSite)
    differs(file, fmt::format("{} {}", text("joint"), joint.name));
  for (std::size_t t = 0; t < written.frames(); ++t) {
    for (std::size_t c = 0; c < joint.channels.size(); ++c) {
      const double value = written.values(t, static_cast<std::size_t>(joint.firstChannel) + c);
      const double found = read.values(t, static_cast<std::size_t>(again.firstChannel) + c);
      if (value == found) continue;
      differs(file, fmt::format("{}, {}, {} {}: {} / {}", joint.name,
                                channelName(joint.channels[c]), text("frame"), t, value, found));
    }
  }
}

void compareBvh(const MotionClip& written, const fs::path& file) {
  std::vector<Notice> notices;
  const MotionClip read = readBvh(file, notices);
  expectEqual(file, "joints", written.skeleton.joints.size(), read.skeleton.joints.size());
  expectEqual(file, "frames", written.frames(), read.frames());
  if (written.frameTimeSeconds != read.frameTimeSeconds) {
    differs(file,
            fmt::format("Frame Time: {} / {}", written.frameTimeSeconds, read.frameTimeSeconds));
  }
  const std::vector<int> order = depthFirst(written.skeleton);
  for (std::size_t i = 0; i < order.size(); ++i) {
    compareJoint(file, written, written.skeleton.joints[static_cast<std::size_t>(order[i])], read,
                 read.skeleton.joints[i]);
  }
}

std::optional<double> numberIn(const std::string& field) {
  double value = 0.0;
  const char* end = field.data() + field.size();
  const auto result = std::from_chars(field.data(), end, value);
  if (result.ec != std::errc() || result.ptr != end) return std::nullopt;
  return value;
}

void comparePositions(const MotionClip& written, const fs::path& file) {
  const CsvTable table = readCsv(file);
  const DoubleArray positions = globalPositions(written);
  const std::size_t joints = written.skeleton.joints.size();
  expectEqual(file, "columns", 2 + 3 * joints, table.header.size());
  expectEqual(file, "frames", written.frames(), table.rows.size());
  for (std::size_t t = 0; t < table.rows.size(); ++t) {
    const double seconds = static_cast<double>(t) * written.frameTimeSeconds;
    if (numberIn(table.rows[t][0]) != static_cast<double>(t) ||
        numberIn(table.rows[t][1]) != seconds)
      differs(file, fmt::format("{} {}: {}", text("frame"), t, table.rows[t][1]));
    for (std::size_t c = 0; c < 3 * joints; ++c) {
      const double value = positions(t, c / 3, c % 3);
      if (numberIn(table.rows[t][c + 2]) == value) continue;
      differs(file, fmt::format("{}, {} {}: {} / {}", table.header[c + 2], text("frame"), t, value,
                                table.rows[t][c + 2]));
    }
  }
}

}  // namespace

bool verifyWritten(const Sample& sample, const std::string& format, const fs::path& file) {
  if (format == "bvh") {
    compareBvh(asMotion(sample), file);
  } else if (format == "joint-positions") {
    comparePositions(asMotion(sample), file);
  } else {
    return false;
  }
  return true;
}

}  // namespace emoforge
