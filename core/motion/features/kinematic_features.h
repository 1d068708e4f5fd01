// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/feature_set.h"

namespace emoforge {

/// What moves how fast, for each group of joints (facts/metrics.md 6 and 10). Columns are
/// "left-arm/speed/mean": over the frames the mean, SD and 95th percentile of the group's mean
/// speed (m/s), acceleration (m/s²), jerk (m/s³), all root-centred, and angular speed (rad/s, of
/// the joints' rotations against their parents); then "…/range" (m, diagonal of the box that a
/// joint moves in, mean over the joints), "…/rotation-range" (rad), "…/path" (m, mean length of the
/// joints' paths), and of the group's speed the strongest frequency between 0.3 and 4 Hz
/// ("…/frequency") with the amplitudes there and at twice and three times it relative to the mean
/// speed ("…/harmonic-1" to 3). For the hips in the world: "root/speed" (horizontal), "root/height"
/// range, "root/path".
std::unique_ptr<FeatureSet> makeKinematicFeatures();

FeatureCatalogue::Entry kinematicFeaturesEntry();

}  // namespace emoforge
