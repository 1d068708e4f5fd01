// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/resampling.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/motion/forward_kinematics.h"
#include "core/motion/rotations.h"

namespace emoforge {
namespace {

/// A time nearer than this to a frame is that frame's; rates such as 0.0333333 s stand for 1/30 s.
constexpr double kSameFrame = 1e-6;
constexpr double kSameEnd = 1e-3;
/// Angles that differ by less came back unchanged from the conversion.
constexpr double kSameDegrees = 1e-9;

/// The clip's values with rotation angles that run on from frame to frame, untouched where they do
/// already.
DoubleArray continuousValues(const MotionClip& clip,
                             const std::vector<Eigen::Quaterniond>& rotations) {
  MotionClip copy = clip;
  setLocalRotations(copy, rotations);
  for (std::size_t i = 0; i < copy.values.size(); ++i) {
    double& value = copy.values.values()[i];
    const double old = clip.values.values()[i];
    if (std::abs(value - old) < kSameDegrees) value = old;
  }
  return copy.values;
}

/// Values at fractional frame numbers, one row each.
DoubleArray valuesAt(const MotionClip& clip, const std::vector<double>& times) {
  const std::size_t joints = clip.skeleton.joints.size();
  const auto rotations = localRotations(clip);
  const DoubleArray smooth = continuousValues(clip, rotations);
  DoubleArray result({times.size(), clip.values.extent(1)});
  for (std::size_t i = 0; i < times.size(); ++i) {
    const auto before =
        std::min(static_cast<std::size_t>(times[i] + kSameFrame), clip.frames() - 1);
    const double share = times[i] - static_cast<double>(before);
    const auto row = result.row(i);
    std::ranges::copy(smooth.row(before), row.begin());
    if (share < kSameFrame) continue;
    const std::size_t after = before + 1;
    for (std::size_t c = 0; c < row.size(); ++c) {
      row[c] = (1.0 - share) * smooth(before, c) + share * smooth(after, c);
    }
    // The row holds linear angles now: the solution nearest to them is the one between its
    // neighbours.
    for (std::size_t j = 0; j < joints; ++j) {
      const auto& a = rotations[before * joints + j];
      const auto& b = rotations[after * joints + j];
      setLocalRotation(clip.skeleton.joints[j], slerp(a, b, share), row);
    }
  }
  return result;
}

MotionClip withValuesAt(const MotionClip& clip, const std::vector<double>& times) {
  MotionClip result;
  result.skeleton = clip.skeleton;
  result.space = clip.space;
  result.values = valuesAt(clip, times);
  return result;
}

void requireFrames(const MotionClip& clip) {
  if (clip.frames() > 0) return;
  throw Error(ErrorKind::Usage, text("A clip without frames cannot be resampled."));
}

}  // namespace

MotionClip resampleToFrames(const MotionClip& clip, std::size_t frames) {
  requireFrames(clip);
  if (frames == 0) {
    throw Error(ErrorKind::Usage, text("A clip cannot be resampled to 0 frames."), {},
                text("Give at least 1 frame."));
  }
  const auto last = static_cast<double>(clip.frames() - 1);
  std::vector<double> times(frames, 0.0);
  for (std::size_t i = 1; i < frames; ++i) {
    times[i] = last * static_cast<double>(i) / static_cast<double>(frames - 1);
  }
  MotionClip result = withValuesAt(clip, times);
  const bool hasLength = frames > 1 && clip.frames() > 1;
  result.frameTimeSeconds = hasLength
                                ? clip.frameTimeSeconds * last / static_cast<double>(frames - 1)
                                : clip.frameTimeSeconds;
  return result;
}

MotionClip resampleToFrameTime(const MotionClip& clip, double frameTimeSeconds) {
  requireFrames(clip);
  if (!(frameTimeSeconds > 0.0)) {
    throw Error(ErrorKind::Usage, text("The frame time to resample to must be above 0 s."));
  }
  const auto last = static_cast<double>(clip.frames() - 1);
  const double step = frameTimeSeconds / clip.frameTimeSeconds;
  const auto steps = static_cast<std::size_t>(std::floor(last / step + kSameEnd));
  std::vector<double> times(steps + 1);
  for (std::size_t i = 0; i < times.size(); ++i) {
    times[i] = std::min(static_cast<double>(i) * step, last);
  }
  MotionClip result = withValuesAt(clip, times);
  result.frameTimeSeconds = frameTimeSeconds;
  return result;
}

MotionClip resampleAtFrames(const MotionClip& clip, const std::vector<double>& places) {
  requireFrames(clip);
  MotionClip result = withValuesAt(clip, places);
  result.frameTimeSeconds = clip.frameTimeSeconds;
  return result;
}

}  // namespace emoforge
