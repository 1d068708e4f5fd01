// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/frechet_set_metric.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <numeric>
#include <span>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/metrics/frechet_distance.h"
#include "core/metrics/part_entries.h"

namespace emoforge {
namespace {

constexpr std::size_t kDraws = 20;
constexpr std::size_t kSizes = 5;

/// Two disjoint random halves of `size` rows each.
std::pair<ComparedSet, ComparedSet> halves(const ComparedSet& set, std::size_t size,
                                           const Random& random, std::size_t draw) {
  const ComparedSet both = set.drawn(2 * size, random.stream("halves", draw));
  std::vector<std::size_t> order(2 * size);
  std::iota(order.begin(), order.end(), std::size_t{0});
  Random shuffle = random.stream("order", draw);
  shuffle.shuffle(std::span<std::size_t>(order));
  const auto middle = order.begin() + static_cast<std::ptrdiff_t>(size);
  return {both.taking({order.begin(), middle}), both.taking({middle, order.end()})};
}

/// Mean distance of two disjoint halves of the real set, and of one half to equally many synthetic.
struct Floor {
  double real = 0.0;
  double synthetic = 0.0;
  std::size_t size = 0;
};

Floor floorOf(const ComparedSet& real, const ComparedSet& synthetic, const Random& random) {
  Floor floor;
  floor.size = std::min(real.count() / 2, synthetic.count());
  for (std::size_t draw = 0; draw < kDraws; ++draw) {
    const auto [first, second] = halves(real, floor.size, random, draw);
    const ComparedSet other = synthetic.drawn(floor.size, random.stream("synthetic", draw));
    floor.real += frechetDistance(first.rows, second.rows) / kDraws;
    floor.synthetic += frechetDistance(first.rows, other.rows) / kDraws;
  }
  return floor;
}

void tellDraws(MetricEntry& entry, std::size_t size) {
  addCaveat(entry,
            fmt::format(fmt::runtime(text("Means of {} draws of {} samples.")), kDraws, size));
}

/// Intercept of the line through (1 / n, mean distance at n).
double atInfinity(const Part& part, const Random& random, MetricEntry& entry) {
  const std::size_t most = std::min(part.reference.count(), part.synthetic.count());
  double x = 0.0, y = 0.0, xx = 0.0, xy = 0.0;
  for (std::size_t k = 0; k < kSizes; ++k) {
    const std::size_t size = most / 3 + k * (most - most / 3) / (kSizes - 1);
    double mean = 0.0;
    for (std::size_t draw = 0; draw < kDraws; ++draw) {
      const Random own = random.stream("infinity", k * kDraws + draw);
      mean += frechetDistance(part.reference.drawn(size, own.stream("real")).rows,
                              part.synthetic.drawn(size, own.stream("synthetic")).rows) /
              kDraws;
    }
    const double inverse = 1.0 / static_cast<double>(size);
    x += inverse;
    y += mean;
    xx += inverse * inverse;
    xy += inverse * mean;
  }
  const double slope = (kSizes * xy - x * y) / (kSizes * xx - x * x);
  addCaveat(entry, fmt::format(fmt::runtime(text("Straight line through {} sizes from {} to {}, {} "
                                                 "draws each.")),
                               kSizes, most / 3, most, kDraws));
  return (y - slope * x) / kSizes;
}

double memorisationGap(const Part& part, const Random& random, MetricEntry& entry) {
  const std::size_t size =
      std::min({part.training.count() / 2, part.reference.count(), part.synthetic.count()});
  double gap = 0.0;
  for (std::size_t draw = 0; draw < kDraws; ++draw) {
    const auto [first, second] = halves(part.training, size, random, draw);
    const ComparedSet heldOut = part.reference.drawn(size, random.stream("held-out", draw));
    const ComparedSet made = part.synthetic.drawn(size, random.stream("synthetic", draw));
    gap += frechetDistance(heldOut.rows, made.rows) - frechetDistance(second.rows, made.rows) -
           frechetDistance(heldOut.rows, first.rows) + frechetDistance(second.rows, first.rows);
  }
  tellDraws(entry, size);
  return gap / kDraws;
}

/// Distance of all rows, with what its size says.
double wholeDistance(const ComparedSet& real, const ComparedSet& synthetic, MetricEntry& entry) {
  const auto fewest = static_cast<double>(std::min(real.count(), synthetic.count()));
  if (fewest < kFrechetComfort * static_cast<double>(real.rows.extent(1))) {
    addCaveat(entry, text("Fewer than ten samples a dimension: mostly bias."));
  }
  return frechetDistance(real.rows, synthetic.rows);
}

class FrechetMetric : public SetMetric {
 public:
  std::vector<MetricEntry> measure(const ComparedSets& sets, const Random& random) const override {
    std::vector<MetricEntry> entries;
    const auto add = [&](const char* name, Direction direction,
                         const std::function<void(const Part&, MetricEntry&)>& fill) {
      auto more = pooledAndPerClass(name, direction, sets, PartSpace::PrincipalComponents, fill);
      std::ranges::move(more, std::back_inserter(entries));
    };
    add("fid", Direction::Down, [](const Part& part, MetricEntry& entry) {
      entry.value = wholeDistance(part.reference, part.synthetic, entry);
    });
    add("fid-floor", Direction::Down, [&](const Part& part, MetricEntry& entry) {
      const Floor floor = floorOf(part.reference, part.synthetic, random);
      entry.value = floor.real;
      entry.replicates = kDraws;
      tellDraws(entry, floor.size);
    });
    add("fid-excess", Direction::Closer, [&](const Part& part, MetricEntry& entry) {
      const Floor floor = floorOf(part.reference, part.synthetic, random);
      entry.value = floor.synthetic - floor.real;
      entry.referenceValue = 0.0;
      entry.replicates = kDraws;
      tellDraws(entry, floor.size);
      if (*entry.value < 0.0) addCaveat(entry, text("At the floor."));
    });
    add("fid-infinity", Direction::Down, [&](const Part& part, MetricEntry& entry) {
      entry.value = atInfinity(part, random, entry);
      entry.replicates = kDraws;
    });
    add("fid-train", Direction::Closer, [&](const Part& part, MetricEntry& entry) {
      entry.referenceSet = "train";
      entry.real = part.training.count();
      entry.value = wholeDistance(part.training, part.synthetic, entry);
      if (sets.referenceSet != "train") {
        entry.referenceValue = frechetDistance(part.training.rows, part.reference.rows);
      }
    });
    add("fid-memorisation-gap", Direction::Closer, [&](const Part& part, MetricEntry& entry) {
      if (sets.referenceSet == "train") {
        throw Error(ErrorKind::Usage, text("Nothing real was held out of the training."));
      }
      entry.value = memorisationGap(part, random, entry);
      entry.referenceValue = 0.0;
      entry.replicates = kDraws;
    });
    return entries;
  }
};

}  // namespace

void registerFrechetMetric(MetricCatalogue& metrics) {
  addMetric<FrechetMetric>(metrics, "fid", text("Fréchet distance"),
                           text("Distance of two Gaussians; with the floor of real against real, "
                                "the value for endless sets and the gap to training"),
                           "Heusel 2017");
}

}  // namespace emoforge
