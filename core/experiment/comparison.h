// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/base/random.h"
#include "core/data/feature_set.h"
#include "core/metrics/compared_sets.h"
#include "core/metrics/metric_entry.h"
#include "core/metrics/sample_metrics.h"

namespace emoforge {

/// A set as rows of raw features and as samples: the i-th row describes the i-th sample. Sets that
/// are rows only have no samples.
struct DescribedSet {
  FeatureTable table;
  SampleSet samples;
};

/// The three sets of a comparison before anything was scaled.
struct DescribedSets {
  std::string modality;
  std::string space;                  ///< name of the features
  std::string groupUnit = "subject";  ///< what `group` of the samples is
  bool heldOut = true;                ///< false: the reference is the training set
  DescribedSet training, reference, synthetic;
};

/// Training, reference and synthetic items twice: as rows of a feature space and as samples.
struct Comparison {
  ComparedSets sets;
  ComparedSamples samples;
};

/// Scaling and components fitted on the training rows.
Comparison compare(const DescribedSets& sets);

enum class Variant { Standard, AsPublished };
const char* toText(Variant variant);  ///< "as-published"

/// All metrics of a variant that fit a modality, those over rows first.
std::vector<std::string> metricNames(const std::string& modality,
                                     Variant variant = Variant::Standard);
/// Whether a metric of this modality needs samples, not only rows.
bool looksAtSamples(const std::string& name, const std::string& modality);
/// Throws Error(Usage) for a name that is known in none of the variants or does not fit, listing
/// those that do.
void requireMetrics(const std::vector<std::string>& names, const std::string& modality,
                    const std::vector<Variant>& variants = {Variant::Standard});

/// The entries of these metrics in their order; names that the variant does not have are passed
/// over. The draws of each depend on the seed of `random` and its name only. Throws Cancelled.
std::vector<MetricEntry> measureAll(const std::vector<std::string>& names,
                                    const Comparison& comparison, const Random& random,
                                    Progress& progress, Variant variant = Variant::Standard);

}  // namespace emoforge
