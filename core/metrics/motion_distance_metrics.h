// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/sample_metrics.h"

namespace emoforge {

/// mpjpe, mpjpe-backward and dtw (facts/metrics.md 10). `mpjpe` is the mean over synthetic clips of
/// the smallest joint distance to a reference clip of the class, `mpjpe-backward` the mean over
/// reference clips of the smallest to a synthetic one, `dtw` as `mpjpe` along the warped time: each
/// in file units and, as "name-mm", in millimetres where the files' unit was declared. Beside them,
/// as reference value, the floor: the same from the reference to the training clips.
void registerMotionDistances(SampleMetricCatalogue& metrics);

}  // namespace emoforge
