// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/set_metrics.h"

namespace emoforge {

/// fid (with fid-floor and fid-excess), kid, precision, recall, density, coverage, diversity, vendi
/// (facts/metrics.md 7).
void registerDistributionMetrics(MetricCatalogue& metrics);

}  // namespace emoforge
