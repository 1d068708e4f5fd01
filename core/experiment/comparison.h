// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/base/random.h"
#include "core/metrics/compared_sets.h"
#include "core/metrics/metric_entry.h"
#include "core/metrics/sample_metrics.h"

namespace emoforge {

/// Training, reference and synthetic items twice: as rows of a feature space and as samples.
struct Comparison {
  ComparedSets sets;
  ComparedSamples samples;
};

/// All metrics that fit a modality, those over rows first.
std::vector<std::string> metricNames(const std::string& modality);
/// Throws Error(Usage) for a name that is not known or does not fit, listing those that do.
void requireMetrics(const std::vector<std::string>& names, const std::string& modality);

/// The entries of these metrics in their order. The draws of each depend on the seed of `random`
/// and its name only. Throws Cancelled.
std::vector<MetricEntry> measureAll(const std::vector<std::string>& names,
                                    const Comparison& comparison, const Random& random,
                                    Progress& progress);

}  // namespace emoforge
