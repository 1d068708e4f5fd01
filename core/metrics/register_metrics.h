// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/set_metrics.h"

namespace emoforge {

/// Adds what this folder knows.
void registerMetrics(MetricCatalogue& metrics);

}  // namespace emoforge
