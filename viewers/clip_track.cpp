// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewers/clip_track.h"

#include <Eigen/Geometry>
#include <algorithm>
#include <cmath>
#include <utility>

namespace emoforge {
namespace {

constexpr double followSmoothingSeconds = 0.45;

Colour speedColour(const ViewColors& colors, float share) {
  const float place = std::clamp(share, 0.0F, 1.0F) * 2.0F;
  return place < 1.0F ? colors.speed[0].mixedWith(colors.speed[1], place)
                      : colors.speed[1].mixedWith(colors.speed[2], place - 1.0F);
}

}  // namespace

ClipTrack::ClipTrack(PlacedClip placed, bool endSites)
    : placed_(std::move(placed)), plan_(planBody(*placed_.clip, endSites)) {
  smoothCentre();
}

Eigen::Vector3f ClipTrack::raw(std::size_t frame, std::size_t joint) const {
  const float* values = clip().positions.data() + (frame * clip().joints() + joint) * 3;
  return {values[0], values[1], values[2]};
}

Eigen::Vector3f ClipTrack::place(const Eigen::Vector3f& point) const {
  const float c = std::cos(placed_.turnRadians);
  const float s = std::sin(placed_.turnRadians);
  return {c * point.x() + s * point.z() + placed_.offsetMetres[0],
          point.y() + placed_.offsetMetres[1],
          -s * point.x() + c * point.z() + placed_.offsetMetres[2]};
}

void ClipTrack::smoothCentre() {
  const std::size_t frames = clip().frames();
  const auto joint = static_cast<std::size_t>(plan_.centre);
  const double step = std::max(clip().frameTimeSeconds, 1e-4);
  const auto reach =
      std::min<std::size_t>(frames, static_cast<std::size_t>(followSmoothingSeconds / step));
  std::vector<Eigen::Vector3d> sums(frames + 1, Eigen::Vector3d::Zero());
  for (std::size_t i = 0; i < frames; ++i) sums[i + 1] = sums[i] + raw(i, joint).cast<double>();
  centre_.resize(frames);
  for (std::size_t i = 0; i < frames; ++i) {
    // The window shrinks at both ends, symmetrically, so that the first and last frame stay exact.
    const std::size_t half = std::min({reach, i, frames - 1 - i});
    const Eigen::Vector3d mean =
        (sums[i + half + 1] - sums[i - half]) / static_cast<double>(2 * half + 1);
    centre_[i] = mean.cast<float>();
  }
  const float height = static_cast<float>(sums[frames].y() / static_cast<double>(frames));
  for (Eigen::Vector3f& point : centre_) point.y() = height;
}

double ClipTrack::frameAt(double clockSeconds) const {
  const double frame =
      (clockSeconds - placed_.startSeconds) / std::max(clip().frameTimeSeconds, 1e-6);
  return std::clamp(frame, 0.0, lastFrame());
}

Eigen::Vector3f ClipTrack::inPlaceShift(double frame, const ViewStyle& style) const {
  if (!style.inPlace) return Eigen::Vector3f::Zero();
  const auto i = static_cast<std::size_t>(frame);
  Eigen::Vector3f shift = centre_.front() - centre_[i];
  shift.y() = 0.0F;
  return shift;
}

void ClipTrack::pose(double frame, const ViewStyle& style, JointPositions& joints) const {
  const double held = std::clamp(frame, 0.0, lastFrame());
  const bool nearest = style.interpolation == FrameInterpolation::Nearest;
  const auto first = static_cast<std::size_t>(nearest ? std::floor(held + 0.5) : std::floor(held));
  const std::size_t second = std::min(first + 1, clip().frames() - 1);
  const auto share = nearest ? 0.0F : static_cast<float>(held - std::floor(held));
  const Eigen::Vector3f shift = inPlaceShift(held, style);
  joints.resize(clip().joints());
  for (std::size_t joint = 0; joint < joints.size(); ++joint) {
    const Eigen::Vector3f a = raw(first, joint);
    joints[joint] =
        place(share > 0.0F ? Eigen::Vector3f(a + (raw(second, joint) - a) * share + shift)
                           : Eigen::Vector3f(a + shift));
  }
}

Eigen::Vector3f ClipTrack::bodyCentre(double frame, const ViewStyle& style) const {
  const double held = std::clamp(frame, 0.0, lastFrame());
  const auto first = static_cast<std::size_t>(held);
  const std::size_t second = std::min(first + 1, centre_.size() - 1);
  const auto share = static_cast<float>(held - std::floor(held));
  if (style.inPlace) return place(centre_.front());
  return place(centre_[first] + (centre_[second] - centre_[first]) * share);
}

float ClipTrack::heading() const {
  JointPositions joints;
  pose(0.0, {}, joints);
  const bool hips = plan_.leftHip >= 0 && plan_.rightHip >= 0;
  const Eigen::Vector3f across = lateralDirection(joints, hips ? plan_.leftHip : plan_.leftShoulder,
                                                  hips ? plan_.rightHip : plan_.rightShoulder);
  if (!hips && plan_.leftShoulder < 0) return 0.0F;
  // Left to right crossed with up points where the figure looks: forward = up × (left → right)
  // reversed.
  const Eigen::Vector3f forward = across.cross(Eigen::Vector3f::UnitY()) * -1.0F;
  return std::atan2(forward.x(), forward.z());
}

void ClipTrack::bounds(Eigen::Vector3f& low, Eigen::Vector3f& high) const {
  low = high = place(raw(0, static_cast<std::size_t>(plan_.centre)));
  const std::size_t step = std::max<std::size_t>(1, clip().frames() / 200);
  for (std::size_t frame = 0; frame < clip().frames(); frame += step) {
    for (std::size_t joint = 0; joint < clip().joints(); ++joint) {
      const Eigen::Vector3f point = place(raw(frame, joint));
      low = low.cwiseMin(point);
      high = high.cwiseMax(point);
    }
  }
  high.y() += 0.1F * plan_.statureMetres;
}

std::vector<int> ClipTrack::trailJoints(const ViewStyle& style) const {
  if (style.trailJoints.empty()) return plan_.trailJoints;
  std::vector<int> joints;
  for (const std::string& name : style.trailJoints) {
    const auto found = std::find(clip().names.begin(), clip().names.end(), name);
    if (found != clip().names.end()) {
      joints.push_back(static_cast<int>(found - clip().names.begin()));
    }
  }
  return joints;
}

float ClipTrack::speed(std::size_t frame, std::size_t joint) const {
  const std::size_t next = std::min(frame + 1, clip().frames() - 1);
  if (next == frame) return frame == 0 ? 0.0F : speed(frame - 1, joint);
  return (raw(next, joint) - raw(frame, joint)).norm() /
         static_cast<float>(std::max(clip().frameTimeSeconds, 1e-6));
}

std::array<float, 2> ClipTrack::speedRange(const ViewStyle& style) const {
  std::vector<float> speeds;
  for (const int joint : trailJoints(style)) {
    for (std::size_t frame = 0; frame + 1 < clip().frames(); ++frame) {
      speeds.push_back(speed(frame, static_cast<std::size_t>(joint)));
    }
  }
  if (speeds.empty()) return {0.0F, 1.0F};
  std::sort(speeds.begin(), speeds.end());
  const auto at = [&](double share) {
    return speeds[static_cast<std::size_t>(share * static_cast<double>(speeds.size() - 1))];
  };
  return {at(0.02), std::max(at(0.98), at(0.02) + 1e-3F)};
}

void ClipTrack::addTrails(double frame, const ViewStyle& style, const std::array<float, 2>& range,
                          const ViewColors& colors, LineMesh& lines) const {
  const double window = style.trailSeconds / std::max(clip().frameTimeSeconds, 1e-6);
  if (window < 1.0) return;
  const double first = std::max(0.0, frame - window);
  const auto colourAt = [&](double at, std::size_t joint) {
    const auto age = static_cast<float>((frame - at) / window);
    const float v = speed(static_cast<std::size_t>(at), joint);
    const Colour base = style.trailsBySpeed
                            ? speedColour(colors, (v - range[0]) / (range[1] - range[0]))
                            : boneColour(colors, placed_.role);
    return base.withAlpha((1.0F - age) * placed_.opacity);
  };
  const Eigen::Vector3f still = inPlaceShift(frame, style);
  const auto pointAt = [&](double at, std::size_t joint) {
    const auto i = static_cast<std::size_t>(at);
    const auto share = static_cast<float>(at - std::floor(at));
    const Eigen::Vector3f a = raw(i, joint);
    const Eigen::Vector3f b = raw(std::min(i + 1, clip().frames() - 1), joint);
    return place(a + (b - a) * share + (style.inPlace ? inPlaceShift(at, style) : still));
  };
  for (const int joint : trailJoints(style)) {
    const auto j = static_cast<std::size_t>(joint);
    double at = first;
    while (at < frame - 1e-6) {
      const double next = std::min(frame, std::floor(at) + 1.0);
      lines.add(pointAt(at, j), pointAt(next, j), colourAt(at, j), colourAt(next, j), 2.6F);
      at = next;
    }
  }
}

}  // namespace emoforge
