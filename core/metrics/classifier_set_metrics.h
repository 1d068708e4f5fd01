// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/set_metrics.h"

namespace emoforge {

/// c2st (with c2st-knn; both with their p), label-fidelity (with label-confidence) and
/// identity-leak (facts/metrics.md 7 and 8), by classifiers with their default parameters.
void registerClassifierMetrics(MetricCatalogue& metrics);

}  // namespace emoforge
