// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/joint_positions_csv.h"

#include <fmt/format.h>

#include <iterator>

#include "core/base/files.h"
#include "core/motion/forward_kinematics.h"

namespace emoforge {
namespace {

std::string quotedField(const std::string& field) {
  if (field.find_first_of(",\"\r\n") == std::string::npos) return field;
  std::string result = "\"";
  for (const char c : field) {
    if (c == '"') result += '"';
    result += c;
  }
  return result + '"';
}

}  // namespace

std::string jointPositionsCsv(const MotionClip& clip) {
  std::string csv = "frame,time";
  for (const auto& joint : clip.skeleton.joints) {
    for (const char* axis : {".x", ".y", ".z"}) csv += ',' + quotedField(joint.name + axis);
  }
  csv += '\n';
  const DoubleArray positions = globalPositions(clip);
  auto out = std::back_inserter(csv);
  for (std::size_t t = 0; t < clip.frames(); ++t) {
    fmt::format_to(out, "{},{}", t, static_cast<double>(t) * clip.frameTimeSeconds);
    for (const double value : positions.row(t)) fmt::format_to(out, ",{}", value);
    csv += '\n';
  }
  return csv;
}

void writeJointPositionsCsv(const MotionClip& clip, const std::filesystem::path& file) {
  writeFileSafely(file, jointPositionsCsv(clip));
}

}  // namespace emoforge
