// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/set_metrics.h"

namespace emoforge {

/// wasserstein-marginals, ks-marginals and correlation-structure (facts/metrics.md 7) in the
/// standardised space, each beside what training and held-out items differ by.
void registerMarginalMetrics(MetricCatalogue& metrics);

}  // namespace emoforge
