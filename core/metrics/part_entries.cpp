// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/part_entries.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/base/text.h"

namespace emoforge {
namespace {

Part partOf(const ComparedSets& sets, PartSpace space, const std::string& label) {
  if (space == PartSpace::Standardised) {
    return {sets.standardTraining.ofClass(label), sets.standardReference.ofClass(label),
            sets.standardSynthetic.ofClass(label)};
  }
  return {sets.training.ofClass(label), sets.reference.ofClass(label),
          sets.synthetic.ofClass(label)};
}

}  // namespace

void addCaveat(MetricEntry& entry, const std::string& sentence) {
  entry.caveat += (entry.caveat.empty() ? "" : " ") + sentence;
}

std::vector<MetricEntry> entriesPerClass(
    const std::string& name, Direction direction, const std::vector<std::string>& classes,
    const std::function<void(const std::string& label, MetricEntry&)>& measure) {
  std::vector<std::string> labels{""};
  labels.insert(labels.end(), classes.begin(), classes.end());
  std::vector<MetricEntry> entries;
  for (const std::string& label : labels) {
    MetricEntry entry;
    entry.name = label.empty() ? name : name + "/" + label;
    entry.direction = direction;
    try {
      measure(label, entry);
    } catch (const Error& error) {
      entry.value.reset();
      entry.interval.reset();
      addCaveat(entry, error.problem());
    }
    entries.push_back(std::move(entry));
  }
  return entries;
}

void requireSynthetic(std::size_t count) {
  if (count > 0) return;
  throw Error(ErrorKind::Usage, text("The synthetic set has no sample of this class."));
}

std::vector<MetricEntry> pooledAndPerClass(
    const std::string& name, Direction direction, const ComparedSets& sets, PartSpace space,
    const std::function<void(const Part&, MetricEntry&)>& measure) {
  return entriesPerClass(
      name, direction, sets.classes, [&](const std::string& label, MetricEntry& entry) {
        const Part part = partOf(sets, space, label);
        entry.real = part.reference.count();
        entry.synthetic = part.synthetic.count();
        entry.featureSpace =
            space == PartSpace::Standardised ? sets.standardSpace : sets.featureSpace;
        entry.referenceSet = sets.referenceSet;
        requireSynthetic(part.synthetic.count());
        measure(part, entry);
      });
}

std::pair<ComparedSet, ComparedSet> equallyMany(const ComparedSet& real,
                                                const ComparedSet& synthetic,
                                                const Random& random) {
  const std::size_t count = std::min(real.count(), synthetic.count());
  return {real.drawn(count, random.stream("real")),
          synthetic.drawn(count, random.stream("synthetic"))};
}

}  // namespace emoforge
