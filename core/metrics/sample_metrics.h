// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/base/random.h"
#include "core/base/registry.h"
#include "core/metrics/metric_entry.h"
#include "core/metrics/sample_set.h"

namespace emoforge {

/// Training, reference and synthetic samples as they were loaded, beside ComparedSets, which hold
/// the same items as rows of a feature space.
struct ComparedSamples {
  std::string modality;
  std::string referenceSet = "held-out";  ///< or "train" where nothing was held out
  std::string groupUnit = "subject";      ///< what `group` of the samples is: "subject", "trial"
  std::vector<std::string> classes;
  SampleSet training, reference, synthetic;

  bool heldOut() const { return referenceSet != "train"; }
};

/// Compares samples as they are (joint positions, pixels), where features would hide what matters:
/// plausibility and distances in the modality's own terms. Its card names the modalities that it
/// takes. Thread-safe, const.
class SampleMetric {
 public:
  virtual ~SampleMetric() = default;
  /// One entry or several (per class "name/class" beside the pooled "name"). What cannot be
  /// computed has no value and says why; never throws for small sets.
  virtual std::vector<MetricEntry> measure(const ComparedSamples& samples,
                                           const Random& random) const = 0;
};

using SampleMetricCatalogue = Catalogue<SampleMetric>;

}  // namespace emoforge
