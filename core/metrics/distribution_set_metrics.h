// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/set_metrics.h"

namespace emoforge {

/// fid (as frechet_set_metric.h has it), kid, precision, recall, density, coverage, diversity,
/// vendi (facts/metrics.md 7).
void registerDistributionMetrics(MetricCatalogue& metrics);

}  // namespace emoforge
