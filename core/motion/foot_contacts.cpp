// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/foot_contacts.h"

#include <algorithm>
#include <cmath>

#include "core/motion/body_measures.h"
#include "core/motion/joint_names.h"
#include "core/numerics/percentile.h"

namespace emoforge {
namespace {

constexpr double kHeightMetres = 0.05;
constexpr double kReferenceStatureMetres = 1.75;
constexpr double kSkateSpeed = 0.5;
constexpr std::ptrdiff_t kAveragedFrames = 5;

/// Height and averaged ground-plane speed of one foot; speed i is that from frame i to i + 1.
struct FootTrack {
  std::vector<double> heights;
  std::vector<double> speeds;
};

std::vector<double> averaged(const std::vector<double>& values) {
  std::vector<double> result(values.size());
  const auto count = static_cast<std::ptrdiff_t>(values.size());
  for (std::ptrdiff_t i = 0; i < count; ++i) {
    const auto first = std::max<std::ptrdiff_t>(0, i - kAveragedFrames / 2);
    const auto last = std::min(count - 1, i + kAveragedFrames / 2);
    double sum = 0.0;
    for (auto k = first; k <= last; ++k) sum += values[static_cast<std::size_t>(k)];
    result[static_cast<std::size_t>(i)] = sum / static_cast<double>(last - first + 1);
  }
  return result;
}

FootTrack trackOf(const PosedClip& clip, int joint) {
  FootTrack track;
  if (joint < 0) return track;
  const auto j = static_cast<std::size_t>(joint);
  std::vector<double> speeds;
  for (std::size_t t = 0; t < clip.frames(); ++t) {
    const Eigen::Vector3d here = positionOf(clip, t, j);
    track.heights.push_back(here.y());
    if (t == 0) continue;
    const Eigen::Vector3d step = here - positionOf(clip, t - 1, j);
    speeds.push_back(std::hypot(step.x(), step.z()) / clip.frameTimeSeconds);
  }
  track.speeds = averaged(speeds);
  return track;
}

std::vector<bool> contactsOf(const FootTrack& track, double highest) {
  std::vector<bool> result;
  for (std::size_t t = 0; t < track.heights.size(); ++t) {
    const std::size_t s = std::min(t, track.speeds.size() - 1);
    const double speed = track.speeds.empty() ? 0.0 : track.speeds[s];
    result.push_back(track.heights[t] < highest && speed < kSkateSpeed);
  }
  return result;
}

struct Feet {
  FootTrack left;
  FootTrack right;
  double threshold = 0.0;

  explicit Feet(const PosedClip& clip) {
    left = trackOf(clip, footJoint(clip, BodySide::Left));
    right = trackOf(clip, footJoint(clip, BodySide::Right));
    threshold = kHeightMetres * statureMetres(clip) / kReferenceStatureMetres;
  }
  double floorHeight() const {
    std::vector<double> heights = left.heights;
    heights.insert(heights.end(), right.heights.begin(), right.heights.end());
    return heights.empty() ? 0.0 : percentile(std::move(heights), 2.0);
  }
};

FootSkate skateOf(const Feet& feet, double floorHeight) {
  FootSkate result;
  const std::size_t pairs = std::max(feet.left.speeds.size(), feet.right.speeds.size());
  if (pairs == 0) return result;
  const double highest = floorHeight + feet.threshold;
  std::vector<bool> skates(pairs, false);
  double speedSum = 0.0;
  double depthSum = 0.0;
  std::size_t low = 0;
  std::size_t heights = 0;
  for (const FootTrack* foot : {&feet.left, &feet.right}) {
    for (const double height : foot->heights) depthSum += std::max(0.0, floorHeight - height);
    heights += foot->heights.size();
    for (std::size_t t = 0; t < foot->speeds.size(); ++t) {
      if (foot->heights[t] >= highest || foot->heights[t + 1] >= highest) continue;
      ++low;
      speedSum += foot->speeds[t];
      if (foot->speeds[t] > kSkateSpeed) skates[t] = true;
    }
  }
  result.ratio = static_cast<double>(std::ranges::count(skates, true)) / static_cast<double>(pairs);
  result.meanSpeed = low == 0 ? 0.0 : speedSum / static_cast<double>(low);
  result.meanPenetration = depthSum / static_cast<double>(heights);
  return result;
}

}  // namespace

int footJoint(const PosedClip& clip, BodySide side) {
  const BodyMap body(clip);
  const int toes = body.find(JointRole::Toes, side);
  return toes >= 0 ? toes : body.find(JointRole::Foot, side);
}

FootContacts footContacts(const PosedClip& clip) {
  const Feet feet(clip);
  FootContacts result;
  result.floorHeight = feet.floorHeight();
  result.heightThreshold = feet.threshold;
  result.left = contactsOf(feet.left, result.floorHeight + result.heightThreshold);
  result.right = contactsOf(feet.right, result.floorHeight + result.heightThreshold);
  return result;
}

FootSkate footSkate(const PosedClip& clip) {
  const Feet feet(clip);
  return skateOf(feet, feet.floorHeight());
}

FootSkate footSkate(const PosedClip& clip, double floorHeight) {
  return skateOf(Feet(clip), floorHeight);
}

}  // namespace emoforge
