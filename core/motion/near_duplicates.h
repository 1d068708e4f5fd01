// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "core/base/progress.h"
#include "core/motion/pose_series.h"

namespace emoforge {

/// Two clips of a set that show one performance.
struct NearDuplicate {
  std::size_t first = 0;  ///< index in the set, first < second
  std::size_t second = 0;
  double correlation = 1.0;
  double shiftSeconds = 0.0;  ///< the second clip begins this much later in the performance
  bool mirrored = false;
};

/// Above this two clips count as near-duplicates (facts/metrics.md 2).
constexpr double kNearDuplicateCorrelation = 0.99;

/// The clip as near-duplicates are looked for: hips at the origin and body facing +z in every
/// frame, so that neither place nor direction nor the frame it begins with matters.
PoseSeries bodyFixedSeries(const PosedClip& clip);

/// Normalised correlation of all joints' coordinates: the mean posture of both clips over the
/// compared frames is taken off each, then Σxy / √(Σx² Σy²), so that other movements and other
/// postures count alike. The largest over shifts up to ±0.5 s, between frames by a parabola, and
/// over both sides of the mirror; 0 where the clips have different joints or nothing moves.
NearDuplicate largestCorrelation(const PoseSeries& a, const PoseSeries& b);

/// All pairs above kNearDuplicateCorrelation, by first and second index. Pairs are looked through
/// at 10 frames/s first, so that some hundred clips take seconds. Throws Cancelled.
std::vector<NearDuplicate> nearDuplicates(const std::vector<PoseSeries>& clips, Progress& progress);

}  // namespace emoforge
