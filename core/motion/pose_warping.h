// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/motion/pose_series.h"
#include "core/numerics/dynamic_time_warping.h"

namespace emoforge {

/// The cheapest warping of two clips onto each other (facts/metrics.md 10, DTW): frame cost is
/// poseDistance() in metres, band of sakoeChibaBand(); the metric is mean(). Both have the same
/// joints.
WarpPath warpPoses(const PoseSeries& a, const PoseSeries& b);

/// How many seconds later than `a` series `b` has to begin so that matched postures meet: the
/// median of the time differences along the path.
double warpOffsetSeconds(const WarpPath& path, const PoseSeries& a, const PoseSeries& b);

/// Plays `clip` in the time of `reference`: as many frames as the reference, each the mean place on
/// the path, so that every posture comes when its match comes. `path` leads from the reference to
/// the clip, in the frames of their series.
PosedClip warpedOnto(const PosedClip& reference, const PosedClip& clip, const WarpPath& path);

/// Reference time at which each frame of `clip` comes when it is played so, seconds.
std::vector<double> warpedSeconds(const PosedClip& clip, const WarpPath& path);

}  // namespace emoforge
