// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/marginal_set_metrics.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/metrics/marginals.h"
#include "core/metrics/part_entries.h"

namespace emoforge {
namespace {

/// How far training and held-out items are apart by the same measure.
void tellFloor(MetricEntry& entry, double floor) {
  addCaveat(entry, fmt::format(fmt::runtime(text("Training and held-out items: {:.3f}.")), floor));
}

class MarginalMetric : public SetMetric {
 public:
  using Measure = double (*)(std::vector<double>, std::vector<double>);
  MarginalMetric(std::string name, Measure measure) : name_(std::move(name)), measure_(measure) {}

  std::vector<MetricEntry> measure(const ComparedSets& sets, const Random&) const override {
    return pooledAndPerClass(
        name_, Direction::Down, sets, PartSpace::Standardised,
        [&](const Part& part, MetricEntry& entry) {
          if (part.reference.count() == 0) {
            throw Error(ErrorKind::Usage, text("There is no real item of this class."));
          }
          const std::vector<double> gaps = gapsOf(part.reference, part.synthetic);
          entry.value = meanOf(gaps);
          const auto worst = std::ranges::max_element(gaps) - gaps.begin();
          addCaveat(entry, fmt::format(fmt::runtime(text("Mean over {} features, largest {}: "
                                                         "{:.3f}.")),
                                       gaps.size(),
                                       sets.standardColumns.at(static_cast<std::size_t>(worst)),
                                       gaps[static_cast<std::size_t>(worst)]));
          if (entry.referenceSet != "train") {
            tellFloor(entry, meanOf(gapsOf(part.training, part.reference)));
          }
        });
  }

 private:
  static std::vector<double> columnOf(const ComparedSet& set, std::size_t column) {
    std::vector<double> values;
    for (std::size_t i = 0; i < set.count(); ++i) values.push_back(set.rows(i, column));
    return values;
  }

  std::vector<double> gapsOf(const ComparedSet& a, const ComparedSet& b) const {
    std::vector<double> gaps;
    for (std::size_t j = 0; j < a.rows.extent(1); ++j) {
      gaps.push_back(measure_(columnOf(a, j), columnOf(b, j)));
    }
    return gaps;
  }

  static double meanOf(const std::vector<double>& values) {
    double sum = 0.0;
    for (const double value : values) sum += value;
    return sum / static_cast<double>(values.size());
  }

  std::string name_;
  Measure measure_;
};

class CorrelationMetric : public SetMetric {
 public:
  std::vector<MetricEntry> measure(const ComparedSets& sets, const Random&) const override {
    return pooledAndPerClass(
        "correlation-structure", Direction::Down, sets, PartSpace::Standardised,
        [&](const Part& part, MetricEntry& entry) {
          const CorrelationGap gap = correlationGap(part.reference.rows, part.synthetic.rows);
          entry.value = gap.value;
          const std::size_t all = part.reference.rows.extent(1);
          if (gap.columns < all) {
            addCaveat(entry, fmt::format(fmt::runtime(text("{} of {} features vary in both "
                                                           "sets.")),
                                         gap.columns, all));
          }
          if (entry.referenceSet != "train") {
            tellFloor(entry, correlationGap(part.training.rows, part.reference.rows).value);
          }
        });
  }
};

}  // namespace

void registerMarginalMetrics(MetricCatalogue& metrics) {
  addMetric<MarginalMetric>(metrics, "wasserstein-marginals", text("Marginals, Wasserstein"),
                            text("Mean distance of single features, in SDs of the training set"),
                            "", std::string("wasserstein-marginals"), &wassersteinDistance);
  addMetric<MarginalMetric>(metrics, "ks-marginals", text("Marginals, Kolmogorov–Smirnov"),
                            text("Mean largest gap of the distributions of single features"), "",
                            std::string("ks-marginals"), &kolmogorovSmirnov);
  addMetric<CorrelationMetric>(metrics, "correlation-structure", text("Correlation structure"),
                               text("Root mean square difference of the correlations of features"),
                               "");
}

}  // namespace emoforge
