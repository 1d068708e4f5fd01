// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/compared_sets.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <span>

#include "core/numerics/principal_components.h"
#include "core/numerics/standardiser.h"

namespace emoforge {
namespace {

constexpr std::size_t kMostComponents = 32;
constexpr std::size_t kItemsPerComponent = 20;

}  // namespace

ComparedSet ComparedSet::taking(const std::vector<std::size_t>& chosen) const {
  ComparedSet result;
  result.rows = DoubleArray({chosen.size(), rows.extent(1)});
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    std::ranges::copy(rows.row(chosen[i]), result.rows.row(i).begin());
    result.labels.push_back(labels[chosen[i]]);
  }
  return result;
}

ComparedSet ComparedSet::ofClass(const std::string& label) const {
  if (label.empty()) return *this;
  std::vector<std::size_t> chosen;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (labels[i] == label) chosen.push_back(i);
  }
  return taking(chosen);
}

ComparedSet ComparedSet::drawn(std::size_t count, Random random) const {
  if (count >= labels.size()) return *this;
  std::vector<std::size_t> order(labels.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  random.shuffle(std::span<std::size_t>(order));
  order.resize(count);
  std::ranges::sort(order);
  return taking(order);
}

ComparedSets compareIn(const std::string& space, const FeatureTable& training,
                       const FeatureTable& reference, bool referenceIsTraining,
                       const FeatureTable& synthetic) {
  const Standardiser scaling(training.rows);
  ComparedSets sets;
  sets.standardTraining = {scaling.apply(training.rows), training.labels};
  sets.standardReference = {scaling.apply(reference.rows), reference.labels};
  sets.standardSynthetic = {scaling.apply(synthetic.rows), synthetic.labels};
  const std::size_t fewest = std::min(reference.ids.size(), synthetic.ids.size());
  const std::size_t components = std::clamp<std::size_t>(
      fewest / kItemsPerComponent, 1, std::min(kMostComponents, scaling.kept().size()));
  const PrincipalComponents principal(sets.standardTraining.rows, components);
  sets.training = {principal.apply(sets.standardTraining.rows), training.labels};
  sets.reference = {principal.apply(sets.standardReference.rows), reference.labels};
  sets.synthetic = {principal.apply(sets.standardSynthetic.rows), synthetic.labels};
  sets.featureSpace = fmt::format("{}, {} principal component{}", space, principal.count(),
                                  principal.count() == 1 ? "" : "s");
  sets.standardSpace = space + ", standardised";
  sets.referenceSet = referenceIsTraining ? "train" : "held-out";
  for (const std::size_t column : scaling.dropped()) {
    sets.droppedColumns.push_back(training.names[column]);
  }
  for (const std::string& label : training.labels) {
    if (std::ranges::count(sets.classes, label) == 0) sets.classes.push_back(label);
  }
  return sets;
}

}  // namespace emoforge
