// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/sample_metrics.h"

namespace emoforge {

/// Whether a body could move so (facts/metrics.md 10): foot-skate (with foot-skate-penetration in
/// metres and foot-skate-speed in m/s), bone-drift, limb-intersections (share minus the
/// reference's), static, joint-limits. Beside each the reference clips' own value.
void registerMotionPlausibility(SampleMetricCatalogue& metrics);

}  // namespace emoforge
