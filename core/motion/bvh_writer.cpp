// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/bvh_writer.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <span>
#include <vector>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/text.h"

namespace emoforge {
namespace {

/// The longest that std::to_chars writes for a double is "-2.2250738585072014e-308".
constexpr std::size_t kLongestNumber = 24;

[[noreturn]] void refuse(std::string problem) {
  throw Error(ErrorKind::Failure, std::move(problem), {},
              text("The clip cannot be written as BVH; nothing was written."));
}

char* putNumber(char* target, double value) {
  return std::to_chars(target, target + kLongestNumber, value).ptr;
}

void appendNumber(std::string& result, double value) {
  char buffer[kLongestNumber];
  result.append(buffer, putNumber(buffer, value));
}

std::string safeName(std::string name) {
  for (char& c : name) {
    if (c == '{' || c == '\n' || c == '\r') c = '_';
  }
  return name;
}

/// Joints depth first: indices, and how deep each is.
struct WritingOrder {
  std::vector<int> joints;
  std::vector<std::size_t> depths;
};

WritingOrder depthFirst(const Skeleton& skeleton) {
  const std::size_t count = skeleton.joints.size();
  std::vector<std::vector<int>> children(count);
  std::vector<int> open;
  for (std::size_t i = 0; i < count; ++i) {
    const int parent = skeleton.joints[i].parent;
    (parent < 0 ? open : children[static_cast<std::size_t>(parent)]).push_back(static_cast<int>(i));
  }
  if (open.size() != 1)
    refuse(fmt::format(fmt::runtime(text("The skeleton has {} roots, a BVH file needs one.")),
                       open.size()));
  WritingOrder order;
  std::vector<std::size_t> depths(count, 0);
  while (!open.empty()) {
    const int joint = open.back();
    open.pop_back();
    const std::size_t depth = depths[static_cast<std::size_t>(joint)];
    order.joints.push_back(joint);
    order.depths.push_back(depth);
    const auto& below = children[static_cast<std::size_t>(joint)];
    for (auto child = below.rbegin(); child != below.rend(); ++child) {
      depths[static_cast<std::size_t>(*child)] = depth + 1;
      open.push_back(*child);
    }
  }
  return order;
}

void appendJoint(std::string& result, const Joint& joint, std::size_t depth) {
  const std::string tabs(depth, '\t');
  result += tabs;
  if (joint.endSite) {
    result += "End Site";
  } else {
    result += (depth == 0 ? "ROOT " : "JOINT ") + safeName(joint.name);
  }
  result += "\n" + tabs + "{\n" + tabs + "\tOFFSET";
  for (const double value : joint.offset) {
    if (!std::isfinite(value)) refuse(text("An offset of the skeleton is not a finite number."));
    result += ' ';
    appendNumber(result, value);
  }
  result += '\n';
  if (joint.endSite) return;
  result += fmt::format("{}\tCHANNELS {}", tabs, joint.channels.size());
  for (const Channel channel : joint.channels) result += std::string(" ") + channelName(channel);
  result += '\n';
}

void closeBraces(std::string& result, std::size_t depth, std::size_t untilDepth) {
  while (depth-- > untilDepth) result += std::string(depth, '\t') + "}\n";
}

std::string hierarchyText(const Skeleton& skeleton, const WritingOrder& order) {
  std::string result = "HIERARCHY\n";
  for (std::size_t i = 0; i < order.joints.size(); ++i) {
    const std::size_t depth = order.depths[i];
    if (i > 0) closeBraces(result, order.depths[i - 1] + 1, depth);
    appendJoint(result, skeleton.joints[static_cast<std::size_t>(order.joints[i])], depth);
  }
  closeBraces(result, order.depths.back() + 1, 0);
  return result;
}

/// Column of the clip's rows behind each written column.
std::vector<std::size_t> columnOrder(const Skeleton& skeleton, const WritingOrder& order) {
  std::vector<std::size_t> columns;
  for (const int index : order.joints) {
    const Joint& joint = skeleton.joints[static_cast<std::size_t>(index)];
    for (std::size_t i = 0; i < joint.channels.size(); ++i) {
      columns.push_back(static_cast<std::size_t>(joint.firstChannel) + i);
    }
  }
  return columns;
}

void appendRow(std::string& result, std::span<const double> row,
               const std::vector<std::size_t>& columns, std::size_t frame) {
  const std::size_t start = result.size();
  result.resize(start + columns.size() * (kLongestNumber + 1));
  char* target = result.data() + start;
  for (const std::size_t column : columns) {
    const double value = row[column];
    if (!std::isfinite(value)) {
      refuse(fmt::format(fmt::runtime(text("Frame {} has a value that is not a finite number.")),
                         frame + 1));
    }
    target = putNumber(target, value);
    *target++ = ' ';
  }
  target[-1] = '\n';
  result.resize(static_cast<std::size_t>(target - result.data()));
}

}  // namespace

std::string toBvhText(const MotionClip& clip) {
  const std::size_t channels = clip.skeleton.channelCount();
  const bool fits = clip.values.shape().size() == 2 && clip.values.extent(1) == channels;
  if (!fits || channels == 0 || clip.frames() == 0) {
    refuse(text(
        "The clip is empty, or its rows do not have one value for each channel of its skeleton."));
  }
  if (!(std::isfinite(clip.frameTimeSeconds) && clip.frameTimeSeconds > 0.0)) {
    refuse(text("The clip has no frame time above zero."));
  }
  const WritingOrder order = depthFirst(clip.skeleton);
  const std::vector<std::size_t> columns = columnOrder(clip.skeleton, order);
  std::string result = hierarchyText(clip.skeleton, order);
  result += fmt::format("MOTION\nFrames: {}\nFrame Time: ", clip.frames());
  appendNumber(result, clip.frameTimeSeconds);
  result += '\n';
  constexpr std::size_t kUsualNumber = 10;
  result.reserve(result.size() + clip.frames() * channels * kUsualNumber);
  for (std::size_t frame = 0; frame < clip.frames(); ++frame) {
    appendRow(result, clip.values.row(frame), columns, frame);
  }
  return result;
}

void writeBvh(const MotionClip& clip, const std::filesystem::path& file) {
  writeFileSafely(file, toBvhText(clip));
}

}  // namespace emoforge
