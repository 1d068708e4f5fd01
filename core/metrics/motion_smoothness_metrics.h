// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "core/metrics/sample_metrics.h"

namespace emoforge {

/// How smoothly joints move (facts/metrics.md 10): jerk (rms, m/s³), ldlj and sparc (means over the
/// joints that move), spectral-ratio (power of joint velocities above 5 Hz relative to that of the
/// reference: above 1 jitter, below 1 over-smoothing).
void registerMotionSmoothness(SampleMetricCatalogue& metrics);

struct MeasuredClip;

/// The numbers of one clip behind them. None where no joint moves.
std::optional<double> rmsJerkOf(const MeasuredClip& clip);
std::optional<double> meanLogDimensionlessJerk(const MeasuredClip& clip);
std::optional<double> meanSpectralArcLength(const MeasuredClip& clip);

}  // namespace emoforge
