// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/distribution_set_metrics.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <numeric>
#include <span>

#include "core/base/text.h"
#include "core/metrics/diversity.h"
#include "core/metrics/frechet_distance.h"
#include "core/metrics/kernel_distance.h"
#include "core/metrics/manifold_scores.h"
#include "core/metrics/part_entries.h"

namespace emoforge {
namespace {

constexpr std::size_t kFloorDraws = 20;
constexpr std::size_t kNeighbours = ManifoldSettings{}.neighbours;

/// Mean distance of two disjoint halves of the real set, and of one half to equally many synthetic.
struct Floor {
  double real = 0.0;
  double synthetic = 0.0;
  std::size_t size = 0;
};

Floor frechetFloor(const ComparedSet& real, const ComparedSet& synthetic, const Random& random) {
  Floor floor;
  floor.size = std::min(real.count() / 2, synthetic.count());
  for (std::size_t draw = 0; draw < kFloorDraws; ++draw) {
    const ComparedSet both = real.drawn(2 * floor.size, random.stream("halves", draw));
    std::vector<std::size_t> order(2 * floor.size);
    std::iota(order.begin(), order.end(), std::size_t{0});
    Random shuffle = random.stream("order", draw);
    shuffle.shuffle(std::span<std::size_t>(order));
    const auto middle = order.begin() + static_cast<std::ptrdiff_t>(floor.size);
    const ComparedSet first = both.taking({order.begin(), middle});
    const ComparedSet second = both.taking({middle, order.end()});
    const ComparedSet other = synthetic.drawn(floor.size, random.stream("synthetic", draw));
    floor.real += frechetDistance(first.rows, second.rows) / kFloorDraws;
    floor.synthetic += frechetDistance(first.rows, other.rows) / kFloorDraws;
  }
  return floor;
}

class FrechetMetric : public SetMetric {
 public:
  std::vector<MetricEntry> measure(const ComparedSets& sets, const Random& random) const override {
    std::vector<MetricEntry> entries = pooledAndPerClass(
        "fid", Direction::Down, sets, PartSpace::PrincipalComponents,
        [](const Part& part, MetricEntry& entry) {
          entry.value = frechetDistance(part.reference.rows, part.synthetic.rows);
          const auto fewest = static_cast<double>(std::min(entry.real, entry.synthetic));
          if (fewest < kFrechetComfort * static_cast<double>(part.reference.rows.extent(1))) {
            addCaveat(entry, text("Fewer than ten samples a dimension: mostly bias."));
          }
        });
    for (const bool excess : {false, true}) {
      auto more = pooledAndPerClass(
          excess ? "fid-excess" : "fid-floor", excess ? Direction::Closer : Direction::Down, sets,
          PartSpace::PrincipalComponents, [&](const Part& part, MetricEntry& entry) {
            const Floor floor = frechetFloor(part.reference, part.synthetic, random);
            entry.value = excess ? floor.synthetic - floor.real : floor.real;
            if (excess) entry.referenceValue = 0.0;
            entry.replicates = kFloorDraws;
            addCaveat(entry, fmt::format(fmt::runtime(text("Means of {} draws of {} samples.")),
                                         kFloorDraws, floor.size));
          });
      std::ranges::move(more, std::back_inserter(entries));
    }
    return entries;
  }
};

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
                               const auto [real, synthetic] =
                                   equallyMany(part.reference, part.synthetic, random);
                               fill(manifoldScores(real.rows, synthetic.rows), real.count(), entry);
                             });
  }

 private:
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
  addMetric<FrechetMetric>(metrics, "fid", text("Fréchet distance"),
                           text("Distance of two Gaussians; with the floor of real against real"),
                           "Heusel 2017");
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
