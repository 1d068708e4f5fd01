// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/register_metrics.h"

#include "core/metrics/classifier_set_metrics.h"
#include "core/metrics/distribution_set_metrics.h"
#include "core/metrics/marginal_set_metrics.h"
#include "core/metrics/memorisation_set_metrics.h"
#include "core/metrics/motion_distance_metrics.h"
#include "core/metrics/motion_plausibility_metrics.h"
#include "core/metrics/motion_smoothness_metrics.h"
#include "core/metrics/velocity_correlation_metric.h"

namespace emoforge {

void registerMetrics(MetricCatalogue& metrics) {
  registerDistributionMetrics(metrics);
  registerMemorisationMetrics(metrics);
  registerMarginalMetrics(metrics);
  registerClassifierMetrics(metrics);
}

void registerSampleMetrics(SampleMetricCatalogue& metrics) {
  registerMotionDistances(metrics);
  registerMotionPlausibility(metrics);
  registerMotionSmoothness(metrics);
  registerVelocityCorrelation(metrics);
}

}  // namespace emoforge
