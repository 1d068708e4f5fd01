// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/motion/limb_intersections.h"
#include "core/motion/posed_clip.h"

namespace emoforge {

/// What the training clips of a class are like, to hold synthetic ones against (facts/metrics.md 8
/// and 10).
struct ReferenceStatistics {
  double slowestSpeed = 0.0;  ///< 1st percentile of the mean joint speed, m/s
  double medianPower = 0.0;   ///< 5 … 15 Hz, (m/s)²
  double highestPower = 0.0;  ///< 99th percentile
  double medianJerk = 0.0;    ///< m/s³
  double highestJerk = 0.0;   ///< 99th percentile
  double largestDrift = 0.0;  ///< of bone lengths
  std::optional<LimbIntersections> limbs;
  std::vector<double> highestShares;  ///< per pair of limbs, over the clips
};

/// Throws Error(Usage) where the clips differ in their joints, Cancelled.
ReferenceStatistics referenceStatistics(std::span<const PosedClip> training, Progress& progress);

/// Signs of failed generation as notices, whole sentences with numbers and advice; clips are
/// counted from 1.
/// - not finite: a position that is no number.
/// - static: mean joint speed below the 1st percentile of the training clips.
/// - jitter: power above 5 Hz or rms jerk above 1.5 × the 99th percentile of the training clips, or
///   the median power above 3 × theirs.
/// - limbs: a pair of bones overlaps in 20 % more of a clip's frames than in any training clip.
/// - bones: lengths change by more than 1 % and more than twice as much as in any training clip.
/// - copies: distance to the nearest training clip below a third of that to the second nearest
///   (Yoon 2023), from two training clips on; root-aligned, lengths resampled.
/// Nothing to report or no training clips: empty. Several threads.
std::vector<Notice> failureSignatures(std::span<const PosedClip> synthetic,
                                      std::span<const PosedClip> training);
/// The same for work that may be stopped: reports the stage's fraction, throws Cancelled.
std::vector<Notice> failureSignatures(std::span<const PosedClip> synthetic,
                                      std::span<const PosedClip> training, Progress& progress);

}  // namespace emoforge
