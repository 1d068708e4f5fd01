// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/pose_warping.h"

#include <algorithm>
#include <cmath>

#include "core/numerics/percentile.h"

namespace emoforge {
namespace {

/// Value of a curve at places 0, 1, 2 …, linear between them, held at the ends.
double curveAt(const std::vector<double>& curve, double place) {
  const double held = std::clamp(place, 0.0, static_cast<double>(curve.size() - 1));
  const auto first = static_cast<std::size_t>(held);
  const std::size_t second = std::min(first + 1, curve.size() - 1);
  return std::lerp(curve[first], curve[second], held - std::floor(held));
}

/// For every frame of the first series the mean of its partners.
std::vector<double> meanPartners(const WarpPath& path) {
  const std::size_t frames = path.steps.empty() ? 0 : path.steps.back().first + 1;
  std::vector<double> sums(frames, 0.0);
  std::vector<double> counts(frames, 0.0);
  for (const auto& [i, j] : path.steps) {
    sums[i] += static_cast<double>(j);
    counts[i] += 1.0;
  }
  for (std::size_t i = 0; i < frames; ++i) sums[i] /= counts[i];
  return sums;
}

}  // namespace

WarpPath warpPoses(const PoseSeries& a, const PoseSeries& b) {
  return dynamicTimeWarp(a.frames(), b.frames(), sakoeChibaBand(a.frames(), b.frames()),
                         [&](std::size_t i, std::size_t j) { return poseDistance(a, i, b, j); });
}

double warpOffsetSeconds(const WarpPath& path, const PoseSeries& a, const PoseSeries& b) {
  if (path.steps.empty()) return 0.0;
  std::vector<double> differences;
  for (const auto& [i, j] : path.steps) {
    differences.push_back(static_cast<double>(i) * a.frameTimeSeconds -
                          static_cast<double>(j) * b.frameTimeSeconds);
  }
  return percentile(std::move(differences), 50.0);
}

PosedClip warpedOnto(const PosedClip& reference, const PosedClip& clip, const WarpPath& path) {
  PosedClip result = clip;
  result.frameTimeSeconds = reference.frameTimeSeconds;
  result.positions = Array({reference.frames(), clip.joints(), 3});
  const std::vector<double> partners = meanPartners(path);
  if (partners.empty() || clip.frames() == 0) return PosedClip{};
  const double comparedTime = 1.0 / kComparedFramesPerSecond;
  for (std::size_t t = 0; t < reference.frames(); ++t) {
    const double seconds = static_cast<double>(t) * reference.frameTimeSeconds;
    const double partner = curveAt(partners, seconds / comparedTime) * comparedTime;
    const double place = std::clamp(partner / std::max(clip.frameTimeSeconds, 1e-6), 0.0,
                                    static_cast<double>(clip.frames() - 1));
    const auto first = static_cast<std::size_t>(place);
    const std::size_t second = std::min(first + 1, clip.frames() - 1);
    const auto share = static_cast<float>(place - std::floor(place));
    const auto a = clip.positions.row(first);
    const auto b = clip.positions.row(second);
    std::ranges::transform(a, b, result.positions.row(t).begin(),
                           [share](float x, float y) { return x + share * (y - x); });
  }
  return result;
}

std::vector<double> warpedSeconds(const PosedClip& clip, const WarpPath& path) {
  WarpPath back;
  for (const auto& [i, j] : path.steps) back.steps.emplace_back(j, i);
  const std::vector<double> partners = meanPartners(back);
  const double comparedTime = 1.0 / kComparedFramesPerSecond;
  std::vector<double> result;
  for (std::size_t t = 0; t < clip.frames() && !partners.empty(); ++t) {
    const double seconds = static_cast<double>(t) * clip.frameTimeSeconds;
    result.push_back(curveAt(partners, seconds / comparedTime) * comparedTime);
  }
  return result;
}

}  // namespace emoforge
