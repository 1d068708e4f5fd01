// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/memorisation_set_metrics.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/metrics/classification_scores.h"
#include "core/metrics/copy_verdict.h"
#include "core/metrics/memorisation.h"
#include "core/metrics/part_entries.h"
#include "core/numerics/neighbour_distances.h"

namespace emoforge {
namespace {

std::vector<double> columnOf(const DoubleArray& nearest, std::size_t column) {
  std::vector<double> result;
  for (std::size_t i = 0; i < nearest.extent(0); ++i) result.push_back(nearest(i, column));
  return result;
}

class MemorisationMetric : public SetMetric {
 public:
  enum class Which { Copies, Closer, Statistic, Authenticity, Membership };
  MemorisationMetric(std::string name, Which which) : name_(std::move(name)), which_(which) {}

  std::vector<MetricEntry> measure(const ComparedSets& sets, const Random& random) const override {
    const bool needsHeldOut =
        which_ == Which::Closer || which_ == Which::Statistic || which_ == Which::Membership;
    const Direction direction = which_ == Which::Copies ? Direction::Down : Direction::Closer;
    return pooledAndPerClass(
        name_, direction, sets, PartSpace::Standardised, [&](const Part& part, MetricEntry& entry) {
          if (needsHeldOut && sets.referenceSet == "train") {
            throw Error(ErrorKind::Usage, text("Nothing real was held out of the training."));
          }
          fill(part, random, entry);
        });
  }

 private:
  void fill(const Part& part, const Random& random, MetricEntry& entry) const {
    if (which_ == Which::Closer) {
      const auto [training, heldOut] = equallyMany(part.training, part.reference, random);
      entry.real = heldOut.count();
      entry.referenceValue = 0.5;
      entry.value = shareCloserToTraining(nearest(part.synthetic, training),
                                          nearest(part.synthetic, heldOut));
    } else if (which_ == Which::Statistic) {
      entry.referenceValue = 0.0;
      entry.value = copyStatistic(nearest(part.synthetic, part.training),
                                  nearest(part.reference, part.training));
    } else if (which_ == Which::Membership) {
      const auto [training, heldOut] = equallyMany(part.training, part.reference, random);
      entry.real = heldOut.count();
      entry.referenceValue = 0.5;
      entry.value = membership(part.synthetic, training, heldOut);
    } else if (which_ == Which::Copies) {
      entry.value = copies(part);
    } else {
      fillAuthenticity(part, entry);
    }
  }

  static std::vector<double> nearest(const ComparedSet& from, const ComparedSet& to) {
    return columnOf(smallestOfRows(distancesBetween(from.rows, to.rows), 1, false), 0);
  }

  /// Area under the curve of guessing that the real items next to a synthetic one were trained on.
  static double membership(const ComparedSet& synthetic, const ComparedSet& training,
                           const ComparedSet& heldOut) {
    if (training.count() == 0) {
      throw Error(ErrorKind::Usage, text("There is no training or no held-out item."));
    }
    std::vector<double> nearness = nearest(training, synthetic);
    const std::vector<double> others = nearest(heldOut, synthetic);
    std::vector<bool> member(nearness.size(), true);
    nearness.insert(nearness.end(), others.begin(), others.end());
    member.resize(nearness.size(), false);
    for (double& value : nearness) value = -value;
    return areaUnderCurve(nearness, member);
  }

  static double copies(const Part& part) {
    const DoubleArray two =
        smallestOfRows(distancesBetween(part.synthetic.rows, part.training.rows), 2, false);
    std::size_t suspected = 0;
    for (std::size_t i = 0; i < two.extent(0); ++i) {
      // Of a training item that stands there twice both distances are 0.
      if (two(i, 0) == 0.0 || two(i, 0) < kCopyRatio * two(i, 1)) ++suspected;
    }
    return static_cast<double>(suspected) / static_cast<double>(two.extent(0));
  }

  static double authenticityOf(const ComparedSet& set, const ComparedSet& training) {
    const DoubleArray distances = distancesBetween(set.rows, training.rows);
    std::vector<NearestTraining> items;
    for (std::size_t i = 0; i < distances.extent(0); ++i) {
      const auto row = distances.row(i);
      const auto least = std::ranges::min_element(row);
      items.push_back({static_cast<std::size_t>(least - row.begin()), *least});
    }
    const DoubleArray own = smallestOfRows(distancesBetween(training.rows, training.rows), 1, true);
    return authenticity(items, columnOf(own, 0));
  }

  static void fillAuthenticity(const Part& part, MetricEntry& entry) {
    entry.value = authenticityOf(part.synthetic, part.training);
    if (entry.referenceSet == "train") {
      addCaveat(entry, text("Nothing was held out to show the value of real samples."));
    } else {
      entry.referenceValue = authenticityOf(part.reference, part.training);
    }
  }

  std::string name_;
  Which which_;
};

}  // namespace

void registerMemorisationMetrics(MetricCatalogue& metrics) {
  using Memory = MemorisationMetric::Which;
  addMetric<MemorisationMetric>(metrics, "copies", text("Suspected copies"),
                                text("Share with d1/d2 below 1/3 among training samples"),
                                "Yoon 2023", std::string("copies"), Memory::Copies);
  addMetric<MemorisationMetric>(metrics, "closer-to-training", text("Closer to training"),
                                text("Share nearer to a training than to a held-out sample"), "",
                                std::string("closer-to-training"), Memory::Closer);
  addMetric<MemorisationMetric>(metrics, "copy-statistic", text("C_T"),
                                text("Below −3 copying, above 3 under-fitting"), "Meehan 2020",
                                std::string("copy-statistic"), Memory::Statistic);
  addMetric<MemorisationMetric>(metrics, "authenticity", text("Authenticity"),
                                text("Share farther from training than training is from itself"),
                                "Alaa 2022", std::string("authenticity"), Memory::Authenticity);
  addMetric<MemorisationMetric>(
      metrics, "membership-auc", text("Membership inference"),
      text("AUC of telling training from held-out items by their nearest synthetic one"), "",
      std::string("membership-auc"), Memory::Membership);
}

}  // namespace emoforge
