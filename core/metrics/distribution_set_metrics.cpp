// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/distribution_set_metrics.h"

#include <fmt/format.h>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/metrics/diversity.h"
#include "core/metrics/frechet_set_metric.h"
#include "core/metrics/kernel_distance.h"
#include "core/metrics/manifold_scores.h"
#include "core/metrics/part_entries.h"

namespace emoforge {
namespace {

constexpr std::size_t kNeighbours = ManifoldSettings{}.neighbours;

class KernelMetric : public SetMetric {
 public:
  std::vector<MetricEntry> measure(const ComparedSets& sets, const Random& random) const override {
    return pooledAndPerClass("kid", Direction::Down, sets, PartSpace::Standardised,
                             [&](const Part& part, MetricEntry& entry) {
                               const KernelDistance distance =
                                   kernelDistance(part.reference.rows, part.synthetic.rows, random);
                               entry.value = distance.mean;
                               if (distance.mean < 0.0) addCaveat(entry, text("At the floor."));
                             });
  }
};

class ManifoldMetric : public SetMetric {
 public:
  enum class Which { Precision, Recall, Density, Coverage };
  ManifoldMetric(std::string name, Which which) : name_(std::move(name)), which_(which) {}

  std::vector<MetricEntry> measure(const ComparedSets& sets, const Random& random) const override {
    const Direction direction = which_ == Which::Density ? Direction::Closer : Direction::Up;
    return pooledAndPerClass(name_, direction, sets, PartSpace::PrincipalComponents,
                             [&](const Part& part, MetricEntry& entry) {
                               requireNeighbours(part.reference.count());
                               const auto [real, synthetic] =
                                   equallyMany(part.reference, part.synthetic, random);
                               fill(manifoldScores(real.rows, synthetic.rows), real.count(), entry);
                             });
  }

 private:
  /// Two more than neighbours are asked for (facts/metrics.md 12.1).
  void requireNeighbours(std::size_t real) const {
    const bool support = which_ == Which::Precision || which_ == Which::Recall;
    const std::size_t neighbours = support ? ManifoldSettings{}.supportNeighbours : kNeighbours;
    if (real >= neighbours + 2) return;
    throw Error(ErrorKind::Usage,
                fmt::format(fmt::runtime(text("{} nearest neighbours need at least {} real "
                                              "samples; there are {}.")),
                            neighbours, neighbours + 2, real));
  }

  void fill(const ManifoldScores& scores, std::size_t count, MetricEntry& entry) const {
    entry.real = entry.synthetic = count;
    if (which_ == Which::Precision) entry.value = scores.precision;
    if (which_ == Which::Recall) entry.value = scores.recall;
    if (which_ == Which::Density) {
      entry.value = scores.density;
      entry.referenceValue = 1.0;
      if (!scores.density) addCaveat(entry, text("All real samples are equal."));
    }
    if (which_ == Which::Coverage) {
      entry.value = scores.coverage;
      addCaveat(entry, fmt::format(fmt::runtime(text("{:.3f} is expected of equal distributions.")),
                                   expectedCoverage(count, count, kNeighbours)));
    }
    if (scores.zeroRadius) addCaveat(entry, text("Some samples have equal neighbours."));
    if (count < 10 * kNeighbours) {
      addCaveat(entry, fmt::format(fmt::runtime(text("{} samples, at least {} are advised.")),
                                   count, 10 * kNeighbours));
    }
  }

  std::string name_;
  Which which_;
};

class DiversityMetric : public SetMetric {
 public:
  using Measure = double (*)(const DoubleArray&);
  DiversityMetric(std::string name, Measure measure) : name_(std::move(name)), measure_(measure) {}

  std::vector<MetricEntry> measure(const ComparedSets& sets, const Random& random) const override {
    return pooledAndPerClass(name_, Direction::Closer, sets, PartSpace::Standardised,
                             [&](const Part& part, MetricEntry& entry) {
                               const auto [real, synthetic] =
                                   equallyMany(part.reference, part.synthetic, random);
                               entry.real = entry.synthetic = real.count();
                               entry.value = measure_(synthetic.rows);
                               entry.referenceValue = measure_(real.rows);
                             });
  }

 private:
  std::string name_;
  Measure measure_;
};

}  // namespace

void registerDistributionMetrics(MetricCatalogue& metrics) {
  using Manifold = ManifoldMetric::Which;
  registerFrechetMetric(metrics);
  addMetric<KernelMetric>(metrics, "kid", text("Kernel distance"),
                          text("Unbiased squared mean discrepancy, for few samples too"),
                          "Bińkowski 2018");
  addMetric<ManifoldMetric>(metrics, "precision", text("Precision"),
                            text("Share of synthetic samples among the real ones"),
                            "Kynkäänniemi 2019", std::string("precision"), Manifold::Precision);
  addMetric<ManifoldMetric>(metrics, "recall", text("Recall"),
                            text("Share of real samples among the synthetic ones"),
                            "Kynkäänniemi 2019", std::string("recall"), Manifold::Recall);
  addMetric<ManifoldMetric>(metrics, "density", text("Density"),
                            text("How densely real samples surround the synthetic ones"),
                            "Naeem 2020", std::string("density"), Manifold::Density);
  addMetric<ManifoldMetric>(metrics, "coverage", text("Coverage"),
                            text("Share of real samples with a synthetic one nearby"), "Naeem 2020",
                            std::string("coverage"), Manifold::Coverage);
  addMetric<DiversityMetric>(metrics, "diversity", text("Diversity"),
                             text("Mean distance of all pairs, beside that of real samples"),
                             "Guo 2020", std::string("diversity"), &meanPairDistance);
  addMetric<DiversityMetric>(metrics, "vendi", text("Vendi score"),
                             text("Effective number of different samples"),
                             "Friedman and Dieng 2023", std::string("vendi"), &vendiScore);
}

}  // namespace emoforge
