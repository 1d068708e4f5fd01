// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>
#include <memory>
#include <string>
#include <vector>

#include "core/metrics/sample_set.h"
#include "core/motion/features/prepared_motion.h"
#include "core/motion/pose_series.h"
#include "core/motion/space_guess.h"

namespace emoforge {

/// A clip ready for the measures of facts/metrics.md 10.
struct MeasuredClip {
  std::string id;
  std::string label;
  std::string group;
  SamplePtr sample;       ///< the MotionClip as it was loaded
  Space space;            ///< how its numbers became metres
  PreparedMotion motion;  ///< 30 frames/s, hips together, low-pass 6 Hz
  PoseSeries postures;    ///< 30 frames/s, for distances of clips, unfiltered

  const MotionClip& clip() const { return asMotion(*sample); }
};

/// Zero-lag low-pass before derivatives are taken, in every motion metric.
constexpr double kMotionCutoffHz = 6.0;

/// All clips of a set, prepared on several threads. Clips that are too short or hold a number that
/// is none are left out.
class MotionSet {
 public:
  explicit MotionSet(const SampleSet& samples);

  using Clips = std::vector<const MeasuredClip*>;
  /// Of one class; all for "".
  Clips ofClass(const std::string& label) const;
  std::size_t leftOut(const std::string& label) const;

 private:
  std::vector<std::unique_ptr<const MeasuredClip>> clips_;
  std::vector<std::string> leftOut_;  ///< their classes
};

/// Joints whose movement is measured: those of the body but its root, which the preparation holds
/// still.
std::vector<std::size_t> movingJoints(const MeasuredClip& clip);

}  // namespace emoforge
