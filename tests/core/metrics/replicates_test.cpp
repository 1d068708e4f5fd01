// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/replicates.h"

#include <gtest/gtest.h>

#include <cmath>
#include <string>

#include "core/base/error.h"

namespace emoforge {
namespace {

MetricEntry filled(const Replicates& replicates) {
  MetricEntry entry;
  fillMean(replicates, "subject", Random(1), entry);
  return entry;
}

TEST(Replicates, OfOneGeneratorShowSamplingNoise) {
  const MetricEntry entry = filled({{1, 2, 3, 4, 5}, {"", "", "", "", ""}});
  EXPECT_EQ(entry.value, 3.0);
  // scipy.stats.t.interval(.95, 4, 3, scipy.stats.sem([1, 2, 3, 4, 5]))
  EXPECT_NEAR(entry.interval.value().low, 1.0367568385224393, 1e-9);
  EXPECT_EQ(entry.unitOfReplication, "sampling-seed");
  EXPECT_EQ(entry.replicates, 5U);
  EXPECT_NE(entry.caveat.find("one trained model"), std::string::npos);
}

TEST(Replicates, OfAFewPeopleVaryBetweenThem) {
  const MetricEntry entry = filled({{1, 3, 4, 6}, {"a", "a", "b", "c"}});
  EXPECT_EQ(entry.value, 3.5);
  // Means 2, 4, 6: t.975,2 = 4.302653 times 2 / √3.
  EXPECT_NEAR(entry.interval.value().high - 3.5, 4.302653 * 2.0 / std::sqrt(3.0), 1e-5);
  EXPECT_EQ(entry.intervalMethod, "t");
  EXPECT_EQ(entry.unitOfReplication, "subject");
  EXPECT_EQ(entry.replicates, 3U);
}

TEST(Replicates, OfManyPeopleAreDrawnAsWholeGroups) {
  Replicates replicates;
  for (int i = 0; i < 24; ++i) replicates.add(i / 2, std::to_string(i / 2));
  const MetricEntry entry = filled(replicates);
  EXPECT_EQ(entry.intervalMethod, "cluster-bootstrap-bca");
  EXPECT_EQ(entry.replicates, 12U);
  EXPECT_LT(entry.interval.value().low, 4.5);
  EXPECT_GT(entry.interval.value().high, 6.5);
}

TEST(Replicates, OfOnePersonHaveNoInterval) {
  const MetricEntry entry = filled({{1, 2}, {"a", "a"}});
  EXPECT_EQ(entry.value, 1.5);
  EXPECT_FALSE(entry.interval);
  EXPECT_EQ(entry.caveat, "One subject only: no interval.");
  EXPECT_THROW(filled({}), Error);
}

}  // namespace
}  // namespace emoforge
