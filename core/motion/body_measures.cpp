// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/body_measures.h"

#include <algorithm>

#include "core/motion/joint_names.h"

namespace emoforge {
namespace {

/// Thigh and shank as shares of the stature (Drillis and Contini 1966).
constexpr double kLegShare = 0.245 + 0.246;

bool isAbove(const PosedClip& clip, std::size_t joint, std::size_t root) {
  for (int j = clip.parents[root]; j >= 0; j = clip.parents[static_cast<std::size_t>(j)]) {
    if (static_cast<std::size_t>(j) == joint) return true;
  }
  return false;
}

/// By its name, else what hangs below the knee: many files end there without a joint.
int ankleBelow(const PosedClip& clip, const BodyMap& body, int knee, BodySide side) {
  const int named = body.find(JointRole::Foot, side);
  if (named >= 0 || knee < 0) return named;
  const auto child = std::ranges::find(clip.parents, knee);
  return child == clip.parents.end() ? -1 : static_cast<int>(child - clip.parents.begin());
}

double heightRange(const PosedClip& clip) {
  double largest = 0.0;
  for (std::size_t t = 0; t < clip.frames(); ++t) {
    double low = positionOf(clip, t, 0).y();
    double high = low;
    for (std::size_t j = 1; j < clip.joints(); ++j) {
      low = std::min(low, positionOf(clip, t, j).y());
      high = std::max(high, positionOf(clip, t, j).y());
    }
    largest = std::max(largest, high - low);
  }
  return largest;
}

}  // namespace

std::size_t bodyRoot(const PosedClip& clip) {
  const int hips = BodyMap(clip).find(JointRole::Hips);
  if (hips >= 0) return static_cast<std::size_t>(hips);
  for (std::size_t j = 0; j < clip.joints(); ++j) {
    for (std::size_t t = 1; t < clip.frames(); ++t) {
      if (positionOf(clip, t, j) != positionOf(clip, 0, j)) return j;
    }
  }
  return 0;
}

std::vector<std::size_t> bodyJoints(const PosedClip& clip) {
  const std::size_t root = bodyRoot(clip);
  std::vector<std::size_t> result;
  for (std::size_t j = 0; j < clip.joints(); ++j) {
    if (!clip.endSites[j] && !isAbove(clip, j, root)) result.push_back(j);
  }
  return result;
}

std::vector<Bone> bodyBones(const PosedClip& clip) {
  const std::size_t root = bodyRoot(clip);
  std::vector<Bone> result;
  for (std::size_t j = 0; j < clip.joints(); ++j) {
    if (clip.parents[j] < 0 || j == root || isAbove(clip, j, root)) continue;
    result.push_back({static_cast<std::size_t>(clip.parents[j]), j});
  }
  return result;
}

double statureMetres(const PosedClip& clip) {
  if (clip.frames() == 0) return 0.0;
  const BodyMap body(clip);
  for (const BodySide side : {BodySide::Left, BodySide::Right}) {
    const int hip = body.find(JointRole::UpperLeg, side);
    const int knee = body.find(JointRole::LowerLeg, side);
    const int ankle = ankleBelow(clip, body, knee, side);
    if (hip < 0 || knee < 0 || ankle < 0) continue;
    const auto at = [&](int joint) { return positionOf(clip, 0, static_cast<std::size_t>(joint)); };
    const double leg = (at(knee) - at(hip)).norm() + (at(ankle) - at(knee)).norm();
    return leg / kLegShare;
  }
  return heightRange(clip);
}

double legLengthMetres(const PosedClip& clip) {
  return kLegShare * statureMetres(clip);
}

}  // namespace emoforge
