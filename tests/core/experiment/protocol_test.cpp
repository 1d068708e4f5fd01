// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/protocol.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "core/base/error.h"

namespace emoforge {
namespace {

using Counts = std::vector<std::size_t>;

/// Ten groups of four items: classes 0, 0, 1, 2.
TrainingRows fortyItems() {
  TrainingRows rows;
  rows.classes = 3;
  for (std::size_t group = 0; group < 10; ++group) {
    for (const std::size_t label : {0, 0, 1, 2}) {
      rows.labels.push_back(label);
      rows.groups.push_back(group);
    }
  }
  return rows;
}

TrainingMix mixOf(const std::string& name, bool synthetic = true) {
  return trainingMix(parseProtocol(name), fortyItems(), synthetic, Random(3));
}

Counts realCounts(const TrainingMix& mix) {
  Counts counts(3, 0);
  for (const std::size_t row : mix.real) ++counts[fortyItems().labels[row]];
  return counts;
}

TEST(Protocol, NamesReadBackAndWrongOnesAreRefused) {
  for (const char* name : {"trtr", "tstr", "trts", "aug(0.5)", "add(2)", "replace(0.25)",
                           "scarce(20)", "balance", "balance(40)", "cross(aug(1))"}) {
    EXPECT_EQ(parseProtocol(name).name(), name);
  }
  EXPECT_EQ(parseProtocol("aug").name(), "aug(1)");
  for (const char* name : {"", "tsts", "tstr(1)", "aug(x)", "aug(-1)", "replace(1)", "aug(1",
                           "cross(cross(tstr))", "cross(trts)"}) {
    EXPECT_THROW(parseProtocol(name), Error) << name;
  }
}

TEST(Protocol, CountsFollowTheTrainingPart) {
  EXPECT_EQ(mixOf("tstr").synthetic, (Counts{20, 10, 10}));
  EXPECT_TRUE(mixOf("tstr").real.empty());
  EXPECT_EQ(mixOf("trts").synthetic, (Counts{20, 10, 10}));
  EXPECT_TRUE(mixOf("trts").testsSynthetic);
  // 6 of 40: quotas 3, 1.5, 1.5; the tie goes to the lower class.
  EXPECT_EQ(mixOf("aug(0.15)").synthetic, (Counts{3, 2, 1}));
  EXPECT_EQ(mixOf("aug(0.15)").real.size(), 40u);
  EXPECT_EQ(mixOf("balance").synthetic, (Counts{0, 10, 10}));
  EXPECT_EQ(mixOf("balance(25)").synthetic, (Counts{5, 15, 15}));
  EXPECT_EQ(mixOf("trtr", false).synthetic, (Counts{0, 0, 0}));
  EXPECT_THROW(mixOf("trtr", true), Error);
  EXPECT_THROW(mixOf("tstr", false), Error);
}

TEST(Protocol, ReplacingKeepsTheSizeOfEveryClassAndTakesWholeGroups) {
  const TrainingMix mix = mixOf("replace(0.3)");
  EXPECT_EQ(mix.synthetic, (Counts{6, 3, 3}));
  EXPECT_EQ(realCounts(mix), (Counts{14, 7, 7}));
  std::set<std::size_t> groups;
  for (const std::size_t row : mix.real) groups.insert(fortyItems().groups[row]);
  EXPECT_EQ(groups.size(), 7u);
  const TrainingMix less = mixOf("replace(0.6)");
  EXPECT_TRUE(std::ranges::includes(mix.real, less.real));
}

TEST(Protocol, ScarceDataAreGroupsThatTheGeneratorSeesTooAndNestEachOther) {
  const Random random(3);
  const auto fifth = fittedRows(parseProtocol("scarce(20)"), fortyItems(), random);
  const auto half = fittedRows(parseProtocol("scarce(50)"), fortyItems(), random);
  EXPECT_EQ(fifth.size(), 8u);
  EXPECT_TRUE(std::ranges::includes(half, fifth));
  EXPECT_EQ(mixOf("scarce(20)").real, fifth);
  EXPECT_EQ(mixOf("scarce(20)").synthetic, (Counts{16, 8, 8}));
  EXPECT_EQ(mixOf("scarce(20)", false).synthetic, (Counts{0, 0, 0}));
  EXPECT_EQ(mixOf("scarce(20)", false).real, fifth);
  EXPECT_EQ(fittedRows(parseProtocol("tstr"), fortyItems(), random).size(), 40u);
}

}  // namespace
}  // namespace emoforge
