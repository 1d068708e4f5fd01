// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/sample_metrics.h"
#include "core/metrics/set_metrics.h"

namespace emoforge {

/// Adds what this folder knows: metrics over rows of a feature space and over samples.
void registerMetrics(MetricCatalogue& metrics, SampleMetricCatalogue& sampleMetrics);

}  // namespace emoforge
