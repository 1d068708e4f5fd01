// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/sample_metrics.h"
#include "core/metrics/set_metrics.h"

namespace emoforge {

/// Adds what this folder knows over rows of a feature space.
void registerMetrics(MetricCatalogue& metrics);

/// Adds what this folder knows over samples.
void registerSampleMetrics(SampleMetricCatalogue& metrics);

}  // namespace emoforge
