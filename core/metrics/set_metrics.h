// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/base/registry.h"
#include "core/metrics/compared_sets.h"
#include "core/metrics/metric_entry.h"

namespace emoforge {

/// Compares a synthetic set with a real one in a feature space. Thread-safe, const.
class SetMetric {
 public:
  virtual ~SetMetric() = default;
  /// One entry or several (per class "name/class" beside the pooled "name"). What cannot be
  /// computed has no value and says why; never throws for small sets.
  virtual std::vector<MetricEntry> measure(const ComparedSets& sets,
                                           const Random& random) const = 0;
};

using MetricCatalogue = Catalogue<SetMetric>;

/// Adds a metric whose constructor takes these arguments.
template <typename Metric, typename... Arguments>
void addMetric(MetricCatalogue& metrics, const char* name, std::string title, std::string summary,
               const char* reference, Arguments... arguments) {
  Card card;
  card.name = name;
  card.title = std::move(title);
  card.summary = std::move(summary);
  card.reference = reference;
  metrics.add({card, {}, [=] { return std::make_unique<Metric>(arguments...); }});
}

}  // namespace emoforge
