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

/// Entries of a list that is as long as the rows, or empty.
std::vector<std::string> chosenOf(const std::vector<std::string>& from,
                                  const std::vector<std::size_t>& chosen) {
  std::vector<std::string> result;
  for (const std::size_t i : chosen) {
    if (!from.empty()) result.push_back(from[i]);
  }
  return result;
}

ComparedSet withOrigin(DoubleArray rows, const FeatureTable& table) {
  return {std::move(rows), table.labels, table.subjects, table.groups};
}

}  // namespace

ComparedSet ComparedSet::taking(const std::vector<std::size_t>& chosen) const {
  ComparedSet result{DoubleArray({chosen.size(), rows.extent(1)}), chosenOf(labels, chosen),
                     chosenOf(subjects, chosen), chosenOf(groups, chosen)};
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    std::ranges::copy(rows.row(chosen[i]), result.rows.row(i).begin());
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
  sets.standardTraining = withOrigin(scaling.apply(training.rows), training);
  sets.standardReference = withOrigin(scaling.apply(reference.rows), reference);
  sets.standardSynthetic = withOrigin(scaling.apply(synthetic.rows), synthetic);
  const std::size_t fewest = std::min(reference.ids.size(), synthetic.ids.size());
  const std::size_t components = std::clamp<std::size_t>(
      fewest / kItemsPerComponent, 1, std::min(kMostComponents, scaling.kept().size()));
  const PrincipalComponents principal(sets.standardTraining.rows, components);
  sets.training = withOrigin(principal.apply(sets.standardTraining.rows), training);
  sets.reference = withOrigin(principal.apply(sets.standardReference.rows), reference);
  sets.synthetic = withOrigin(principal.apply(sets.standardSynthetic.rows), synthetic);
  sets.featureSpace = fmt::format("{}, {} principal component{}", space, principal.count(),
                                  principal.count() == 1 ? "" : "s");
  sets.standardSpace = space + ", standardised";
  sets.referenceSet = referenceIsTraining ? "train" : "held-out";
  for (const std::size_t column : scaling.dropped()) {
    sets.droppedColumns.push_back(training.names[column]);
  }
  for (const std::size_t column : scaling.kept()) {
    sets.standardColumns.push_back(training.names[column]);
  }
  for (const std::string& label : training.labels) {
    if (std::ranges::count(sets.classes, label) == 0) sets.classes.push_back(label);
  }
  return sets;
}

}  // namespace emoforge
