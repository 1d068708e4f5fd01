// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "core/metrics/compared_sets.h"
#include "core/metrics/metric_entry.h"

namespace emoforge {

/// What a metric looks at: all samples, or those of one class.
struct Part {
  ComparedSet training, reference, synthetic;
};

/// The space that a metric is computed in.
enum class PartSpace { PrincipalComponents, Standardised };

/// Adds a sentence.
void addCaveat(MetricEntry& entry, const std::string& sentence);

/// The entry `name` (label "") and one "name/class" for each class. `measure` fills the rest; an
/// Error that it throws leaves the entry without a value and says why.
std::vector<MetricEntry> entriesPerClass(
    const std::string& name, Direction direction, const std::vector<std::string>& classes,
    const std::function<void(const std::string& label, MetricEntry&)>& measure);

/// Throws the Error that a class without synthetic samples means.
void requireSynthetic(std::size_t count);

/// The entry `name` over all samples and one "name/class" for each class, with counts, space and
/// reference set filled in. `measure` sets value and caveats; an Error that it throws, or a class
/// without synthetic samples, leaves the entry without a value and says why.
std::vector<MetricEntry> pooledAndPerClass(
    const std::string& name, Direction direction, const ComparedSets& sets, PartSpace space,
    const std::function<void(const Part&, MetricEntry&)>& measure);

/// Equally many of both, the larger set drawn at random (facts/metrics.md 12.1).
std::pair<ComparedSet, ComparedSet> equallyMany(const ComparedSet& real,
                                                const ComparedSet& synthetic, const Random& random);

}  // namespace emoforge
