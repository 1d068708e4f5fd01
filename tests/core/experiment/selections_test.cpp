// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/selections.h"

#include <gtest/gtest.h>

namespace emoforge {

TEST(Selections, KeepsListsSortedAndRemovesEmptyOnes) {
  Json json = Json::array();
  setSelectedIds(json, excludedKey("set"), {"b/2", "a/1", "b/2"});
  setSelectedIds(json, tagKey("set", "walks"), {"a/1"});
  EXPECT_EQ(json.dump(), R"([{"kind":"excluded","name":"","data":"set","ids":["a/1","b/2"]},)"
                         R"({"kind":"tag","name":"walks","data":"set","ids":["a/1"]}])");
  EXPECT_EQ(selectedIds(json, excludedKey("set")), (std::vector<std::string>{"a/1", "b/2"}));
  EXPECT_TRUE(selectedIds(json, excludedKey("other")).empty());
  setSelectedIds(json, excludedKey("set"), {});
  EXPECT_EQ(json.size(), 1u);
  EXPECT_EQ(selectionsIn(json).at(0).key, tagKey("set", "walks"));
}

TEST(Selections, PassesOverWhatItDoesNotKnowAndKeepsItInTheFile) {
  Json json = Json::parse(R"([7, {"kind": "lasso", "points": [1, 2]},
      {"kind": "excluded", "data": "set", "ids": [3]},
      {"kind": "excluded", "data": "set", "run": "both", "ids": ["a"]}])");
  const Json before = json;
  EXPECT_TRUE(selectionsIn(json).empty());
  setSelectedIds(json, excludedKey("set"), {"a/1"});
  ASSERT_EQ(json.size(), before.size() + 1);
  for (std::size_t i = 0; i < before.size(); ++i) EXPECT_EQ(json[i], before[i]);
}

TEST(Selections, TellsTheItemsOfARunFromThoseOfADataSetWithTheSameName) {
  Json json = Json::array();
  const SelectionKey run{"excluded", {}, SelectionKey::Source::Run, "same"};
  setSelectedIds(json, run, {"happy/2"});
  EXPECT_TRUE(selectedIds(json, excludedKey("same")).empty());
  EXPECT_EQ(selectedIds(json, run), std::vector<std::string>{"happy/2"});
}

}  // namespace emoforge
