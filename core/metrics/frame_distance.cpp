// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/frame_distance.h"

#include <algorithm>
#include <cmath>

#include "core/motion/body_measures.h"

namespace emoforge {
namespace {

Eigen::Vector3d pointAt(const PosedClip& clip, double frame, std::size_t joint) {
  const double held = std::clamp(frame, 0.0, static_cast<double>(clip.frames() - 1));
  const auto first = static_cast<std::size_t>(held);
  const std::size_t second = std::min(first + 1, clip.frames() - 1);
  const Eigen::Vector3d a = positionOf(clip, first, joint);
  return a + (held - std::floor(held)) * (positionOf(clip, second, joint) - a);
}

}  // namespace

FrameDistance::FrameDistance(const PosedClip& first, const PosedClip& second,
                             double turnSecondRadians)
    : first_(first),
      second_(second),
      cosine_(std::cos(turnSecondRadians)),
      sine_(std::sin(turnSecondRadians)) {
  if (first.frames() == 0 || second.frames() == 0) return;
  rootFirst_ = bodyRoot(first);
  rootSecond_ = bodyRoot(second);
  for (const std::size_t joint : bodyJoints(first)) {
    const auto found = std::ranges::find(second.names, first.names[joint]);
    if (found == second.names.end()) continue;
    names_.push_back(first.names[joint]);
    pairs_.emplace_back(joint, static_cast<std::size_t>(found - second.names.begin()));
  }
}

std::vector<double> FrameDistance::at(double frameFirst, double frameSecond) const {
  std::vector<double> metres;
  metres.reserve(pairs_.size());
  if (pairs_.empty()) return metres;
  const Eigen::Vector3d rootFirst = pointAt(first_, frameFirst, rootFirst_);
  const Eigen::Vector3d rootSecond = pointAt(second_, frameSecond, rootSecond_);
  for (const auto& [a, b] : pairs_) {
    const Eigen::Vector3d here = pointAt(first_, frameFirst, a) - rootFirst;
    const Eigen::Vector3d there = pointAt(second_, frameSecond, b) - rootSecond;
    const Eigen::Vector3d turned(cosine_ * there.x() + sine_ * there.z(), there.y(),
                                 -sine_ * there.x() + cosine_ * there.z());
    metres.push_back((here - turned).norm());
  }
  return metres;
}

}  // namespace emoforge
