// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/clip_mean_metric.h"

#include <iterator>

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/metrics/motion_parts.h"
#include "core/metrics/replicates.h"

namespace emoforge {
namespace {

Replicates valuesOf(const ClipQuantity& quantity, const MotionSet::Clips& clips) {
  std::vector<std::optional<double>> values(clips.size());
  parallelFor(clips.size(), [&](std::size_t i) { values[i] = quantity.of(*clips[i]); });
  Replicates result;
  for (std::size_t i = 0; i < clips.size(); ++i) {
    if (values[i]) result.add(*values[i], clips[i]->group);
  }
  return result;
}

}  // namespace

std::vector<MetricEntry> ClipMeanMetric::measure(const ComparedSamples& samples,
                                                 const Random& random) const {
  std::vector<MetricEntry> entries;
  for (const ClipQuantity& quantity : quantities_) {
    auto more = motionEntries(quantity.name, quantity.direction, samples, quantity.space,
                              [&](const MotionPart& part, MetricEntry& entry) {
                                const Replicates synthetic = valuesOf(quantity, part.synthetic);
                                if (synthetic.values.empty())
                                  throw Error(ErrorKind::Usage, quantity.lacking);
                                if (synthetic.values.size() < part.synthetic.size())
                                  addCaveat(entry, quantity.lacking);
                                fillMean(synthetic, samples.groupUnit, random, entry);
                                const Replicates reference = valuesOf(quantity, part.reference);
                                if (!reference.values.empty())
                                  entry.referenceValue = meanOf(reference.values);
                              });
    std::ranges::move(more, std::back_inserter(entries));
  }
  return entries;
}

}  // namespace emoforge
