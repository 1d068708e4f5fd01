// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/selections.h"

#include <gtest/gtest.h>

#include "core/experiment/project.h"
#include "core/experiment/synthetic_items.h"

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

TEST(Selections, NamesSyntheticItemsOfEarlierVersionsAsTheyAreCalledNow) {
  const Json old = Json::parse(R"([
      {"kind": "excluded", "name": "", "run": "runs/a", "ids": ["happy/0010", "sad one/2"]},
      {"kind": "excluded", "name": "", "run": "runs/b", "ids": ["happy/happy_0007"]},
      {"kind": "excluded", "name": "", "data": "set", "ids": ["happy/0007"]}, 7])");
  const Json now = withCurrentIds(old);
  EXPECT_EQ(now[0]["ids"], (Json{"happy/happy_0010", "sad one/sad one_0002"}));
  for (const std::size_t same : {1U, 2U, 3U}) EXPECT_EQ(now[same], old[same]);
  EXPECT_EQ(withCurrentIds(now), now);
  // A project that is opened has them.
  const Project project = Project::fromJson({{"format", 1},
                                             {"name", "Study"},
                                             {"data", Json::array()},
                                             {"runs", Json::array()},
                                             {"selections", old}},
                                            "/study");
  EXPECT_EQ(project.selections, now);
}

TEST(SyntheticItems, AreFoundByTheirIdsOldAndNew) {
  const std::vector<std::string> classes{"happy", "a/b"};
  EXPECT_EQ(syntheticId({"happy", 7}), "happy/happy_0007");
  EXPECT_EQ(syntheticId({"a/b", 12345}), "a_b/a_b_12345");
  for (const std::string& id : {syntheticId({"a/b", 3}), std::string("a/b/0003")}) {
    const auto sample = syntheticSample(id, classes);
    ASSERT_TRUE(sample) << id;
    EXPECT_EQ(sample->label, "a/b");
    EXPECT_EQ(sample->number, 3U);
  }
  for (const char* other : {"happy/walk_001", "happy/happy_0000", "happy/happy_7x", "sad/0001", ""})
    EXPECT_FALSE(syntheticSample(other, classes)) << other;
}

}  // namespace emoforge
