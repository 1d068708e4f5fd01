// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/comparison.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/experiment/catalogues.h"

namespace emoforge {
namespace {

const MetricCatalogue& rowMetrics(Variant variant) {
  return variant == Variant::Standard ? registry().metrics : registry().publishedMetrics;
}

bool isRowMetric(const std::string& name, Variant variant) {
  return std::ranges::any_of(rowMetrics(variant).entries(),
                             [&](const auto& entry) { return entry.card.name == name; });
}

std::vector<MetricEntry> measureOne(const std::string& name, const Comparison& comparison,
                                    const Random& random, Variant variant) {
  const Random own = random.stream(name);
  if (isRowMetric(name, variant)) {
    return rowMetrics(variant).create(name)->measure(comparison.sets, own);
  }
  return registry().sampleMetrics.create(name)->measure(comparison.samples, own);
}

}  // namespace

Comparison compare(const DescribedSets& sets) {
  Comparison result;
  result.sets = compareIn(sets.space, sets.training.table, sets.reference.table, !sets.heldOut,
                          sets.synthetic.table);
  result.samples = {sets.modality,         result.sets.referenceSet, sets.groupUnit,
                    result.sets.classes,   sets.training.samples,    sets.reference.samples,
                    sets.synthetic.samples};
  return result;
}

const char* toText(Variant variant) {
  return variant == Variant::Standard ? "standard" : "as-published";
}

std::vector<std::string> metricNames(const std::string& modality, Variant variant) {
  std::vector<std::string> names;
  for (const auto& entry : rowMetrics(variant).entries()) names.push_back(entry.card.name);
  if (variant == Variant::AsPublished) return names;
  for (const auto& entry : registry().sampleMetrics.entries()) {
    if (std::ranges::count(entry.card.modalities, modality) > 0) names.push_back(entry.card.name);
  }
  return names;
}

bool looksAtSamples(const std::string& name, const std::string& modality) {
  return std::ranges::any_of(registry().sampleMetrics.entries(), [&](const auto& entry) {
    return entry.card.name == name && std::ranges::count(entry.card.modalities, modality) > 0;
  });
}

void requireMetrics(const std::vector<std::string>& names, const std::string& modality,
                    const std::vector<Variant>& variants) {
  std::vector<std::string> known;
  for (const Variant variant : variants) {
    for (const std::string& name : metricNames(modality, variant)) {
      if (std::ranges::count(known, name) == 0) known.push_back(name);
    }
  }
  for (const std::string& name : names) {
    if (std::ranges::count(known, name) > 0) continue;
    throw Error(ErrorKind::Usage,
                fmt::format(fmt::runtime(text("\"{}\" is no metric for {}.")), name, modality), {},
                fmt::format(fmt::runtime(text("Known here: {}.")), fmt::join(known, ", ")));
  }
}

std::vector<MetricEntry> measureAll(const std::vector<std::string>& names,
                                    const Comparison& comparison, const Random& random,
                                    Progress& progress, Variant variant) {
  const std::vector<std::string> known = metricNames(comparison.samples.modality, variant);
  std::vector<MetricEntry> entries;
  for (const std::string& name : names) {
    if (std::ranges::count(known, name) == 0) continue;
    progress.throwIfCancelled();
    std::ranges::move(measureOne(name, comparison, random, variant), std::back_inserter(entries));
  }
  return entries;
}

}  // namespace emoforge
