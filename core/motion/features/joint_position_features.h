// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/feature_set.h"

namespace emoforge {

/// Where the joints are: hips at the origin, first frame facing +z, leg length 1, the clip
/// stretched to a number of frames (facts/metrics.md 6). Columns are "f07/LeftHand/x", frame by
/// frame.
FeatureCatalogue::Entry jointPositionFeaturesEntry();

}  // namespace emoforge
