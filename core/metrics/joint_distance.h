// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <limits>

#include "core/motion/pose_series.h"

namespace emoforge {

/// Mean joint distance of two clips, metres (facts/metrics.md 10, MPJPE): hips together in every
/// frame, first frames facing the same way, the shorter clip stretched to the frames of the longer;
/// mean of ‖p̂ − p‖ over frames and joints, end sites left out, the hips with their distance 0
/// counted. Symmetric. Both have the same joints. Infinite as soon as it cannot be below
/// `limitMetres`.
double meanJointDistance(const PoseSeries& a, const PoseSeries& b,
                         double limitMetres = std::numeric_limits<double>::infinity());

/// The same after each frame of `b` was shifted, turned and scaled to lie as near as it can in
/// squares (PA-MPJPE; Umeyama 1991), at the length of the longer clip. Frames whose joints all lie
/// in one point are only shifted.
double alignedJointDistance(const PoseSeries& a, const PoseSeries& b);

/// Cost of the cheapest way along each other divided by its length, metres: the cost of two frames
/// is the mean distance of their joints, the band sakoeChibaBand() (facts/metrics.md 10, DTW).
/// Exact, double, symmetric; both have the same joints. Infinite as soon as it cannot be below
/// `limitMetres`.
double warpedJointDistance(const PoseSeries& a, const PoseSeries& b,
                           double limitMetres = std::numeric_limits<double>::infinity());

/// Two clips can be copies of each other although one begins later or is mirrored, so that
/// memorisation (facts/metrics.md 8) takes the smallest distance over both.
struct PoseMatch {
  double metres = std::numeric_limits<double>::infinity();
  double shiftSeconds = 0.0;  ///< the second clip, stretched to one length, begins this much later
  bool mirrored = false;
};

/// Clip prepared to be compared with many others. Value type.
struct ComparedClip {
  ComparedClip() = default;
  explicit ComparedClip(PoseSeries series);

  PoseSeries own;
  PoseSeries inMirror;
};

constexpr double kLargestShiftSeconds = 0.5;

/// Smallest mean joint distance over all shifts by whole frames of 1/30 s up to ±0.5 s (at most a
/// quarter of the clip) and over both sides; the mean is taken over the frames that both then have.
/// Gives up, with infinite metres, as soon as the result cannot be below `limitMetres`.
PoseMatch closestMatch(const PoseSeries& a, const ComparedClip& b,
                       double limitMetres = std::numeric_limits<double>::infinity());

}  // namespace emoforge
