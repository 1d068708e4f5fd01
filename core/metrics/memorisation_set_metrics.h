// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/set_metrics.h"

namespace emoforge {

/// copies, closer-to-training, copy-statistic, authenticity, membership-auc (facts/metrics.md 8) by
/// distances in the standardised feature space.
void registerMemorisationMetrics(MetricCatalogue& metrics);

}  // namespace emoforge
