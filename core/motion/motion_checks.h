// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/motion/posed_clip.h"

namespace emoforge {

/// Numbers of a clip that tell broken motion. All over bodyJoints() in world coordinates,
/// unfiltered, 0 where the clip is too short.

/// Mean over joints and frames, m/s.
double meanJointSpeed(const PosedClip& clip);

/// Mean square joint velocity between 5 and 15 Hz, (m/s)²: Welch's method on the velocities (Hann
/// window of at most 128 frames, half overlapping), summed over the axes, mean over joints.
double highFrequencyPower(const PosedClip& clip);

/// Root mean square of the third difference of positions over joints and frames, m/s³.
double rmsJerk(const PosedClip& clip);

/// Largest |length in a frame / length in the first frame − 1| over the bones of the body longer
/// than 1 cm.
double boneLengthDrift(const PosedClip& clip);

/// Mean distance between equal joints of two clips, metres (MPJPE, facts/metrics.md 10): the
/// shorter is resampled linearly to the length of the longer; `rootAligned` lays the body roots of
/// each frame onto each other. Throws Error(Usage) where the joints are not the same.
double meanJointDistance(const PosedClip& a, const PosedClip& b, bool rootAligned = true);

}  // namespace emoforge
