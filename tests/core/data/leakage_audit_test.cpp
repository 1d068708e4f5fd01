// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/leakage_audit.h"

#include <gtest/gtest.h>

#include "core/base/files.h"
#include "core/data/index_csv.h"
#include "core/data/item_groups.h"
#include "tests/core/data/text_format.h"
#include "tests/support/temporary_folder.h"

namespace emoforge {
namespace {

using testing::TemporaryFolder;
using Severity = Notice::Severity;

struct Row {
  std::string id, label, subject, take, split, content;
};

class LeakageAudit : public ::testing::Test {
 protected:
  Dataset open(const std::vector<Row>& rows) {
    std::vector<Item> items;
    for (const Row& row : rows) {
      Item item{row.id, row.label, folder_ / (row.id + ".txt"), {}};
      item.columns = {{"subject", row.subject}, {"take", row.take}, {"split", row.split}};
      writeFileSafely(item.file, row.content);
      items.push_back(item);
    }
    writeIndex(folder_.path(), items);
    return Dataset::open(folder_.path(), testing::textFormats());
  }

  TemporaryFolder folder_;
  NoProgress progress_;
};

TEST_F(LeakageAudit, NamesEqualFilesAndWhetherTheyCross) {
  const Dataset data = open({{"a", "sad", "p1", "t1", "train", "one"},
                             {"b", "sad", "p2", "t1", "test", "one"},
                             {"c", "sad", "p3", "t1", "train", "two"},
                             {"d", "sad", "p1", "t2", "train", "two"},
                             {"e", "calm", "p2", "t2", "test", "three"}});
  const auto split = declaredSplit(data);
  ASSERT_TRUE(split);
  const auto findings = findExactDuplicates(data, &*split, progress_);
  ASSERT_EQ(findings.size(), 2u);
  EXPECT_EQ(findings[0].items, (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(findings[0].severity, Severity::Error);
  EXPECT_EQ(findings[0].folds, (std::vector<std::size_t>{1}));
  EXPECT_NE(findings[0].message.find("a, b"), std::string::npos);
  EXPECT_EQ(findings[1].items, (std::vector<std::string>{"c", "d"}));
  EXPECT_EQ(findings[1].severity, Severity::Warning);
  EXPECT_EQ(findExactDuplicates(data, nullptr, progress_)[0].severity, Severity::Warning);
}

TEST_F(LeakageAudit, OneFileUnderTwoClassesIsAnError) {
  const Dataset data =
      open({{"a", "sad", "p1", "t1", "", "one"}, {"b", "calm", "p1", "t1", "", "one"}});
  EXPECT_FALSE(declaredSplit(data));
  EXPECT_EQ(findExactDuplicates(data, nullptr, progress_).at(0).severity, Severity::Error);
}

TEST_F(LeakageAudit, ASubjectOnBothSidesIsALeakAndATakeIsToldWhereSubjectsAreKnown) {
  const Dataset data = open({{"a", "sad", "p1", "t1", "train", "1"},
                             {"b", "sad", "p2", "t1", "train", "2"},
                             {"c", "calm", "p1", "t1", "test", "3"},
                             {"d", "calm", "p3", "t2", "test", "4"}});
  const auto findings = findGroupsOnBothSides(data, *declaredSplit(data));
  ASSERT_EQ(findings.size(), 2u);
  EXPECT_EQ(findings[0].column, "subject");
  EXPECT_EQ(findings[0].value, "p1");
  EXPECT_EQ(findings[0].severity, Severity::Error);
  EXPECT_EQ(findings[0].items, (std::vector<std::string>{"a", "c"}));
  EXPECT_EQ(findings[1].column, "take");
  EXPECT_EQ(findings[1].severity, Severity::Info);
}

TEST_F(LeakageAudit, TrainingAndValidationAreTwoSidesTooButNoTest) {
  const Dataset data = open({{"a", "sad", "p1", "t1", "train", "1"},
                             {"b", "sad", "p1", "t1", "validation", "2"},
                             {"c", "calm", "p2", "t2", "test", "3"}});
  const auto findings = findGroupsOnBothSides(data, *declaredSplit(data));
  EXPECT_EQ(findings.at(0).severity, Severity::Warning);
}

TEST_F(LeakageAudit, TellsValuesThatOneClassHasAlone) {
  const Dataset data = open({{"a", "sad", "p1", "walk", "", "1"},
                             {"b", "sad", "p1", "bow", "", "2"},
                             {"c", "calm", "p2", "walk", "", "3"},
                             {"d", "calm", "p2", "call", "", "4"},
                             {"e", "calm", "p2", "call", "", "5"},
                             {"f", "calm", "p2", "walk", "", "6"}});
  const auto findings = findConfounds(data, {});
  ASSERT_EQ(findings.size(), 2u);
  EXPECT_EQ(findings[0].column, "subject");  // either subject has one class: complete
  EXPECT_EQ(findings[0].severity, Severity::Error);
  EXPECT_EQ(findings[1].column, "take");  // bow and call, not walk
  EXPECT_EQ(findings[1].severity, Severity::Warning);
  EXPECT_EQ(findings[1].items, (std::vector<std::string>{"b", "d", "e"}));
}

TEST_F(LeakageAudit, ItemsThatShareAValueOfAnyKeyAreOneGroup) {
  const Dataset data = open({{"a", "sad", "p1", "t1", "", "1"},
                             {"b", "sad", "p2", "t1", "", "2"},
                             {"c", "sad", "p2", "t2", "", "3"},
                             {"d", "sad", "p3", "t3", "", "4"}});
  EXPECT_EQ(itemGroups(data, {"subject"}), (std::vector<std::size_t>{0, 1, 1, 2}));
  EXPECT_EQ(itemGroups(data, {"subject", "take"}), (std::vector<std::size_t>{0, 0, 0, 1}));
}

}  // namespace
}  // namespace emoforge
