// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/replicates.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/metrics/part_entries.h"
#include "core/numerics/intervals.h"
#include "core/numerics/student_t.h"

namespace emoforge {
namespace {

constexpr std::size_t kFewestToBootstrap = 10;

std::vector<std::vector<double>> byGroup(const Replicates& replicates) {
  std::map<std::string, std::vector<double>> groups;
  for (std::size_t i = 0; i < replicates.values.size(); ++i) {
    groups[replicates.groups[i]].push_back(replicates.values[i]);
  }
  std::vector<std::vector<double>> result;
  for (auto& [name, values] : groups) result.push_back(std::move(values));
  return result;
}

void bootstrapGroups(const std::vector<std::vector<double>>& groups, const Random& random,
                     MetricEntry& entry) {
  entry.intervalMethod = "cluster-bootstrap-bca";
  entry.interval = clusterBootstrap(
      groups.size(),
      [&](std::span<const std::size_t> drawn) {
        double sum = 0.0;
        std::size_t count = 0;
        for (const std::size_t g : drawn) {
          sum += std::accumulate(groups[g].begin(), groups[g].end(), 0.0);
          count += groups[g].size();
        }
        return sum / static_cast<double>(count);
      },
      random.stream("bootstrap"));
}

/// About the entry's value, as wide as that of the mean of `values`.
void fillByT(std::span<const double> values, MetricEntry& entry) {
  const MeanInterval interval = meanInterval(values);
  const double half = 0.5 * (interval.high - interval.low);
  entry.intervalMethod = "t";
  entry.interval = Interval{*entry.value - half, *entry.value + half};
}

}  // namespace

double meanOf(std::span<const double> values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

void fillMean(const Replicates& replicates, const std::string& groupUnit, const Random& random,
              MetricEntry& entry) {
  if (replicates.values.empty()) {
    throw Error(ErrorKind::Usage, text("No sample can be measured in this way."));
  }
  entry.value = meanOf(replicates.values);
  const bool drawn = std::ranges::count(replicates.groups, "") > 0;
  if (drawn) {
    if (replicates.values.size() < 2) return;
    fillByT(replicates.values, entry);
    entry.unitOfReplication = "sampling-seed";
    entry.replicates = replicates.values.size();
    addCaveat(entry, text("Sampling noise only: one trained model."));
    return;
  }
  const auto groups = byGroup(replicates);
  entry.replicates = groups.size();
  if (groups.size() < 2) {
    addCaveat(entry, fmt::format(fmt::runtime(text("One {} only: no interval.")), groupUnit));
    return;
  }
  entry.unitOfReplication = groupUnit;
  if (groups.size() >= kFewestToBootstrap) {
    bootstrapGroups(groups, random, entry);
    return;
  }
  std::vector<double> means;
  for (const auto& group : groups) means.push_back(meanOf(group));
  fillByT(means, entry);
}

}  // namespace emoforge
