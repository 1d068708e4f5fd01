// SPDX-License-Identifier: GPL-3.0-or-later
// Metrics over rows through their interface: entries, caveats, the as-published variant.
#include "core/metrics/set_metrics.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "core/metrics/published_set_metrics.h"
#include "core/metrics/register_metrics.h"
#include "tests/support/wave_rows.h"

namespace emoforge {
namespace {

using testing::column;
using testing::normalRows;

FeatureTable tableOf(DoubleArray rows, const std::string& label = "calm") {
  FeatureTable table;
  for (std::size_t c = 0; c < rows.extent(1); ++c) table.names.push_back("c" + std::to_string(c));
  for (std::size_t i = 0; i < rows.extent(0); ++i) {
    table.ids.push_back(std::to_string(i));
    table.labels.push_back(label);
  }
  table.rows = std::move(rows);
  return table;
}

ComparedSets normalSets(std::size_t n, double shift, bool heldOut = true) {
  Random random(3);
  DoubleArray synthetic = normalRows(n, 3, random);
  for (double& value : synthetic.values()) value += shift;
  return compareIn("space", tableOf(normalRows(n, 3, random)), tableOf(normalRows(n, 3, random)),
                   !heldOut, tableOf(std::move(synthetic)));
}

MetricEntry entryOf(const MetricCatalogue& catalogue, const std::string& metric,
                    const ComparedSets& sets, const std::string& name) {
  for (MetricEntry& entry : catalogue.create(metric)->measure(sets, Random(1))) {
    if (entry.name == name) return entry;
  }
  ADD_FAILURE() << name << " is missing";
  return {};
}

const MetricCatalogue& standard() {
  static const MetricCatalogue metrics = [] {
    MetricCatalogue rows;
    registerMetrics(rows);
    return rows;
  }();
  return metrics;
}

const MetricCatalogue& published() {
  static const MetricCatalogue metrics = [] {
    MetricCatalogue rows;
    registerPublishedMetrics(rows);
    return rows;
  }();
  return metrics;
}

double fid(const std::string& name, const ComparedSets& sets) {
  return entryOf(standard(), "fid", sets, name).value.value();
}

TEST(FrechetMetric, TendsToTheTrueDistanceForEndlessSets) {
  // Equal covariances, means 0.5 apart in each of three dimensions that all components keep.
  const ComparedSets shifted = normalSets(120, 0.5);
  EXPECT_NEAR(fid("fid-infinity", shifted), 0.75, 0.25);
  EXPECT_LT(fid("fid-infinity", shifted), fid("fid", shifted));
  const ComparedSets equal = normalSets(120, 0.0);
  EXPECT_NEAR(fid("fid-excess", equal), 0.0, 0.1);
  EXPECT_LT(std::abs(fid("fid-infinity", equal)), fid("fid-floor", equal));
}

TEST(FrechetMetric, FindsSamplesThatAreTooNearToTraining) {
  // The training set is off to one side; samples that copy it are as far as it is from held-out.
  Random random(5);
  DoubleArray away = normalRows(200, 2, random);
  for (double& value : away.values()) value += 1.0;
  const DoubleArray copies = [&] {
    DoubleArray rows = away;
    for (double& value : rows.values()) value += 0.01 * random.normal();
    return rows;
  }();
  const FeatureTable heldOut = tableOf(normalRows(200, 2, random));
  const ComparedSets copied = compareIn("space", tableOf(away), heldOut, false, tableOf(copies));
  // Halves of the training set stand for good samples: their gap is taken off.
  EXPECT_NEAR(fid("fid-memorisation-gap", copied), 0.0, 0.2);
  EXPECT_NEAR(fid("fid-train", copied), 0.0, 0.01);
  const ComparedSets honest =
      compareIn("space", tableOf(away), heldOut, false, tableOf(normalRows(200, 2, random)));
  EXPECT_LT(fid("fid-memorisation-gap", honest), -1.0);
  const MetricEntry none =
      entryOf(standard(), "fid", normalSets(60, 0.0, false), "fid-memorisation-gap");
  EXPECT_FALSE(none.value);
  EXPECT_EQ(none.caveat, "Nothing real was held out of the training.");
}

TEST(PublishedMetrics, SayInWordsWhatDiffers) {
  for (const auto& metric : published().entries()) {
    for (const MetricEntry& entry : metric.create()->measure(normalSets(60, 0.5), Random(1))) {
      EXPECT_EQ(entry.variant, "as-published");
      EXPECT_NE(entry.caveat.find("As published: "), std::string::npos) << entry.name;
      EXPECT_TRUE(entry.value) << entry.name;
    }
  }
}

TEST(PublishedMetrics, HaveTheirClosedForms) {
  // facts/metrics.md 14.5: diversity of {0, 3} is 1.5 with the zero diagonal; scaled by the
  // training rows {0, 3}, whose SD is 1.5, it is 1.
  const ComparedSets two = compareIn("space", tableOf(column({0, 3})), tableOf(column({0, 3})),
                                     false, tableOf(column({0, 3})));
  EXPECT_DOUBLE_EQ(entryOf(published(), "diversity", two, "diversity").value.value(), 1.0);
  EXPECT_DOUBLE_EQ(entryOf(standard(), "diversity", two, "diversity").value.value(), 2.0);
  // Cosines inside the set {-1, 1}: one pair at -1, twice, over four.
  EXPECT_DOUBLE_EQ(entryOf(published(), "fidelity", two, "fidelity").value.value(), -0.5);
  // Samples that are all alike are the most "faithful".
  EXPECT_DOUBLE_EQ(meanPairCosine(DoubleArray({10, 2}, 3.0)), 0.9);
  // One component a set: means 0 in spaces of their own, so that a shift is not seen at all.
  const ComparedSets apart =
      compareIn("space", tableOf(column({0, 3, 6})), tableOf(column({0, 3, 6})), false,
                tableOf(column({100, 103, 106})));
  EXPECT_NEAR(entryOf(published(), "fid", apart, "fid").value.value(), 0.0, 1e-9);
  EXPECT_NEAR(entryOf(published(), "mpjpe", apart, "mpjpe").value.value(), 0.0, 1e-9);
  EXPECT_GT(entryOf(standard(), "fid", apart, "fid").value.value(), 1000.0);
  // Paired by order: the same samples listed backwards are far away.
  const ComparedSets backwards =
      compareIn("space", tableOf(column({0, 3, 6})), tableOf(column({0, 3, 6})), false,
                tableOf(column({6, 3, 0})));
  EXPECT_NEAR(entryOf(published(), "mpjpe", backwards, "mpjpe").value.value(),
              (2 * 6.0 / std::sqrt(6.0)) / 3.0, 1e-9);
  EXPECT_NEAR(entryOf(published(), "dtw", backwards, "dtw").value.value(),
              (2 * 6.0 / std::sqrt(6.0)) / 3.0, 1e-9);
}

// facts/metrics.md 12.1: what cannot be computed says why, and the rest goes on.
TEST(SetMetrics, HaveNoValueWhereAClassIsTooSmall) {
  Random random(3);
  const auto few = [&](std::size_t count) {
    FeatureTable table = tableOf(normalRows(30, 2, random));
    for (std::size_t i = 0; i < count; ++i) table.labels[i] = "rare";
    return table;
  };
  const ComparedSets sets = compareIn("space", few(4), few(4), false, few(0));
  for (const char* name : {"coverage", "density", "precision", "kid", "fid", "diversity"}) {
    const MetricEntry rare = entryOf(standard(), name, sets, std::string(name) + "/rare");
    EXPECT_FALSE(rare.value) << name;
    EXPECT_NE(rare.caveat.find("no sample of this class"), std::string::npos) << name;
    EXPECT_TRUE(entryOf(standard(), name, sets, name).value) << name;
  }
  // Six real items, k = 5: fewer than k + 2.
  const ComparedSets small = compareIn("space", few(6), few(6), false, few(10));
  const MetricEntry coverage = entryOf(standard(), "coverage", small, "coverage/rare");
  EXPECT_FALSE(coverage.value);
  EXPECT_FALSE(coverage.caveat.empty());
  EXPECT_TRUE(entryOf(standard(), "coverage", small, "coverage/calm").value);
}

TEST(SetMetrics, DropConstantColumnsInEverySetByName) {
  FeatureTable constant = tableOf(testing::waveRows(30, 3, 0.7));
  for (std::size_t i = 0; i < 30; ++i) constant.rows(i, 1) = 4.0;
  const ComparedSets sets = compareIn("space", constant, tableOf(testing::waveRows(30, 3, 0.9)),
                                      false, tableOf(testing::waveRows(30, 3, 1.3)));
  EXPECT_EQ(sets.droppedColumns, std::vector<std::string>{"c1"});
  EXPECT_EQ(sets.standardSynthetic.rows.extent(1), 2U);
}

TEST(SetMetrics, CompareEquallyManySamples) {
  Random random(3);
  const ComparedSets sets =
      compareIn("space", tableOf(normalRows(40, 2, random)), tableOf(normalRows(25, 2, random)),
                false, tableOf(normalRows(60, 2, random)));
  for (const char* name : {"coverage", "diversity"}) {
    const MetricEntry entry = entryOf(standard(), name, sets, name);
    EXPECT_EQ(entry.real, 25U) << name;
    EXPECT_EQ(entry.synthetic, 25U) << name;
  }
  EXPECT_EQ(entryOf(standard(), "fid", sets, "fid").real, 25U);
  EXPECT_EQ(entryOf(standard(), "fid", sets, "fid").synthetic, 60U);
}

TEST(SetMetrics, ShowNegativeDistancesAsTheyAre) {
  bool negative = false;
  for (std::size_t n = 20; n < 60 && !negative; ++n) {
    const MetricEntry entry = entryOf(standard(), "kid", normalSets(n, 0.0), "kid");
    negative = entry.value.value() < 0.0;
    EXPECT_EQ(negative, entry.caveat.find("At the floor.") != std::string::npos);
  }
  EXPECT_TRUE(negative) << "half of all equal sets lie below 0";
}

}  // namespace
}  // namespace emoforge
