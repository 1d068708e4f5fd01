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

bool isRowMetric(const std::string& name) {
  return std::ranges::any_of(registry().metrics.entries(),
                             [&](const auto& entry) { return entry.card.name == name; });
}

}  // namespace

std::vector<std::string> metricNames(const std::string& modality) {
  std::vector<std::string> names;
  for (const auto& entry : registry().metrics.entries()) names.push_back(entry.card.name);
  for (const auto& entry : registry().sampleMetrics.entries()) {
    if (std::ranges::count(entry.card.modalities, modality) > 0) names.push_back(entry.card.name);
  }
  return names;
}

void requireMetrics(const std::vector<std::string>& names, const std::string& modality) {
  const std::vector<std::string> known = metricNames(modality);
  for (const std::string& name : names) {
    if (std::ranges::count(known, name) > 0) continue;
    throw Error(ErrorKind::Usage,
                fmt::format(fmt::runtime(text("\"{}\" is no metric for {}.")), name, modality), {},
                fmt::format(fmt::runtime(text("Known here: {}.")), fmt::join(known, ", ")));
  }
}

std::vector<MetricEntry> measureAll(const std::vector<std::string>& names,
                                    const Comparison& comparison, const Random& random,
                                    Progress& progress) {
  std::vector<MetricEntry> entries;
  for (const std::string& name : names) {
    progress.throwIfCancelled();
    const Random own = random.stream(name);
    auto more = isRowMetric(name)
                    ? registry().metrics.create(name)->measure(comparison.sets, own)
                    : registry().sampleMetrics.create(name)->measure(comparison.samples, own);
    std::ranges::move(more, std::back_inserter(entries));
  }
  return entries;
}

}  // namespace emoforge
