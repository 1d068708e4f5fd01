// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/register_metrics.h"

#include "core/metrics/classifier_set_metrics.h"
#include "core/metrics/distribution_set_metrics.h"
#include "core/metrics/marginal_set_metrics.h"
#include "core/metrics/memorisation_set_metrics.h"

namespace emoforge {

void registerMetrics(MetricCatalogue& metrics) {
  registerDistributionMetrics(metrics);
  registerMemorisationMetrics(metrics);
  registerMarginalMetrics(metrics);
  registerClassifierMetrics(metrics);
}

}  // namespace emoforge
