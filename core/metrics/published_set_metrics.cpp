// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/published_set_metrics.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/metrics/diversity.h"
#include "core/metrics/frechet_distance.h"
#include "core/metrics/part_entries.h"
#include "core/numerics/dynamic_time_warping.h"
#include "core/numerics/matrix_view.h"
#include "core/numerics/principal_components.h"
#include "core/numerics/squared_distances.h"

namespace emoforge {
namespace {

using Fill = std::function<void(const Part&, std::size_t components, MetricEntry&)>;

/// A metric of the study over the rows scaled by the training set.
class PublishedMetric : public SetMetric {
 public:
  PublishedMetric(std::string name, Direction direction, std::string differs, Fill fill)
      : name_(std::move(name)),
        direction_(direction),
        differs_(std::move(differs)),
        fill_(std::move(fill)) {}

  std::vector<MetricEntry> measure(const ComparedSets& sets,
                                   const Random& /*random*/) const override {
    const std::size_t components = sets.training.rows.extent(1);
    auto entries = pooledAndPerClass(
        name_, direction_, sets, PartSpace::Standardised,
        [&](const Part& part, MetricEntry& entry) { fill_(part, components, entry); });
    for (MetricEntry& entry : entries) {
      entry.variant = "as-published";
      addCaveat(entry, differs_);
    }
    return entries;
  }

 private:
  std::string name_;
  Direction direction_;
  std::string differs_;
  Fill fill_;
};

/// Mean over pairs by listing order.
double overPairs(
    const SeparateComponents& rows,
    const std::function<double(std::span<const double>, std::span<const double>)>& of) {
  const std::size_t pairs = std::min(rows.real.extent(0), rows.synthetic.extent(0));
  double sum = 0.0;
  for (std::size_t i = 0; i < pairs; ++i) sum += of(rows.real.row(i), rows.synthetic.row(i));
  return sum / static_cast<double>(pairs);
}

double warpedAsSeries(std::span<const double> a, std::span<const double> b) {
  return dynamicTimeWarp(a.size(), b.size(), std::max(a.size(), b.size()),
                         [&](std::size_t i, std::size_t j) { return std::abs(a[i] - b[j]); })
      .total;
}

double distanceOf(std::span<const double> a, std::span<const double> b) {
  return std::sqrt(squaredDistance(a.data(), b.data(), a.size()));
}

void requireReal(const Part& part) {
  if (part.reference.count() > 0) return;
  throw Error(ErrorKind::Usage, text("The reference has no sample of this class."));
}

SeparateComponents componentsOf(const Part& part, std::size_t components) {
  requireReal(part);
  return separateComponents(part.reference.rows, part.synthetic.rows, components);
}

}  // namespace

SeparateComponents separateComponents(const DoubleArray& real, const DoubleArray& synthetic,
                                      std::size_t components) {
  const PrincipalComponents ofReal(real, components);
  const PrincipalComponents ofSynthetic(synthetic, components);
  const std::size_t both = std::min(ofReal.count(), ofSynthetic.count());
  if (both == 0) {
    throw Error(ErrorKind::Usage, text("A set whose samples are all equal has no components."));
  }
  return {PrincipalComponents(real, both).apply(real),
          PrincipalComponents(synthetic, both).apply(synthetic)};
}

double meanPairCosine(const DoubleArray& rows) {
  if (rows.extent(0) < 2) {
    throw Error(ErrorKind::Usage, text("Cosines of pairs need at least two samples."));
  }
  RowMatrix unit = asMatrix(rows);
  for (Eigen::Index i = 0; i < unit.rows(); ++i) {
    const double length = unit.row(i).norm();
    if (length > 0.0) unit.row(i) /= length;
  }
  const auto n = static_cast<double>(unit.rows());
  return (unit.colwise().sum().squaredNorm() - unit.rowwise().squaredNorm().sum()) / (n * n);
}

void registerPublishedMetrics(MetricCatalogue& metrics) {
  const auto add = [&](const char* name, std::string title, Direction direction,
                       std::string differs, Fill fill) {
    addMetric<PublishedMetric>(metrics, name, std::move(title), differs, "Mousavi 2025",
                               std::string(name), direction, differs, std::move(fill));
  };
  add("fid", text("Fréchet distance, as published"), Direction::Down,
      text("As published: principal components are fitted on each set by itself, so that the sets "
           "lie in different spaces and both means are 0, and the distance of the means is not "
           "squared."),
      [](const Part& part, std::size_t components, MetricEntry& entry) {
        const SeparateComponents rows = componentsOf(part, components);
        entry.value = frechetParts(rows.real, rows.synthetic).withUnsquaredMean();
      });
  add("diversity", text("Diversity, as published"), Direction::Closer,
      text("As published: the mean over all ordered pairs counts each sample's distance 0 to "
           "itself, which makes small sets look less diverse."),
      [](const Part& part, std::size_t, MetricEntry& entry) {
        entry.value = meanPairDistanceWithDiagonal(part.synthetic.rows);
        if (part.reference.count() > 1) {
          entry.referenceValue = meanPairDistanceWithDiagonal(part.reference.rows);
        }
      });
  add("fidelity", text("Fidelity, as published"), Direction::Up,
      text("As published: the mean cosine of pairs inside the synthetic set, the diagonal counted "
           "as 0. No real sample is looked at, and a set of equal samples is the best."),
      [](const Part& part, std::size_t, MetricEntry& entry) {
        entry.value = meanPairCosine(part.synthetic.rows);
        if (part.reference.count() > 1) {
          entry.referenceValue = meanPairCosine(part.reference.rows);
        }
      });
  add("dtw", text("Warped distance, as published"), Direction::Down,
      text("As published: the list of a sample's component values is warped as if it were a course "
           "over time, without a band and not divided by the length; components are fitted on each "
           "set by itself and samples paired by their order in the list."),
      [](const Part& part, std::size_t components, MetricEntry& entry) {
        entry.value = overPairs(componentsOf(part, components), warpedAsSeries);
      });
  add("mpjpe", text("Joint distance, as published"), Direction::Down,
      text("As published: the distance of component values, not of joints, so that it is no "
           "length; components are fitted on each set by itself and samples paired by their order "
           "in the list."),
      [](const Part& part, std::size_t components, MetricEntry& entry) {
        entry.value = overPairs(componentsOf(part, components), distanceOf);
      });
}

}  // namespace emoforge
