// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/metrics/motion_set.h"
#include "core/metrics/sample_metrics.h"

namespace emoforge {

/// A number of one clip.
struct ClipQuantity {
  std::string name;  ///< of its entries
  Direction direction = Direction::Closer;
  std::string space;
  /// None where the clip has no such number; the entries then say `lacking`.
  std::function<std::optional<double>(const MeasuredClip&)> of;
  std::string lacking;
};

/// Means of such numbers over the synthetic clips, beside those of the reference clips; one entry
/// for each quantity, pooled and per class.
class ClipMeanMetric : public SampleMetric {
 public:
  explicit ClipMeanMetric(std::vector<ClipQuantity> quantities)
      : quantities_(std::move(quantities)) {}

  std::vector<MetricEntry> measure(const ComparedSamples& samples,
                                   const Random& random) const override;

 private:
  std::vector<ClipQuantity> quantities_;
};

}  // namespace emoforge
