// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/sample_metrics.h"

namespace emoforge {

/// velocity-correlation (facts/metrics.md 10, joint-velocity correlation test): mean |Δz| of the
/// Fisher-transformed correlations of joint speeds between synthetic and reference clips of a
/// class; pooled as the mean over classes. Reference value: the same of training against reference.
/// Beside it velocity-correlation-lag (s, mean |difference| of the joints' lags behind the neck),
/// velocity-correlation-onset (s from 10 % of the peak to the peak of the neck's speed),
/// velocity-correlation-peak and -peak-neck (peak speeds relative to the reference, of all joints
/// and of the neck). Speeds are angular, of the joints against their parents, where clips hold
/// rotations: a joint's own movement, not what carries it; else linear.
void registerVelocityCorrelation(SampleMetricCatalogue& metrics);

}  // namespace emoforge
