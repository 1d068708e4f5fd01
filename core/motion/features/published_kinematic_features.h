// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "core/data/feature_set.h"
#include "core/motion/motion_clip.h"

namespace emoforge {

/// "kinematic-as-published": the numbers that the scripts of Mousavi 2025 learn from
/// (facts/algorithms.md 1.2 and the list of defects after it), for comparison only. They are taken
/// from the channels of the file, degrees and file units alike, at 1/30 s a frame whatever the
/// frame time, after padding with zeros to the longest training clip. A channel has the means over
/// the frames of velocity, acceleration, jerk and the cross product of consecutive velocity triples
/// ("angular velocity"), its range and the mean of its spectrum's magnitudes; the clip has the
/// length of its path through all channels. Derivatives are padded to the length of the clip before
/// the mean is taken. Columns are "velocity/Hips/Xposition", …, "path". Our reading where the text
/// is silent: the path is one number, the spectrum has all frequencies.
FeatureCatalogue::Entry publishedKinematicFeaturesEntry();

/// The same numbers of all clips of one class with the preparation that the scripts make before a
/// split: padded to the longest of the class, every number scaled to mean 0 and SD 1 over the clips
/// of the class, then smoothed across the clips in their order (Gaussian, σ 3). It uses the labels
/// of clips that are tested on: never for more than showing what that does. clips × columns. Throws
/// Error(Input) where the clips' channels differ.
DoubleArray publishedFeaturesOfClass(std::span<const SamplePtr> clips);

}  // namespace emoforge
