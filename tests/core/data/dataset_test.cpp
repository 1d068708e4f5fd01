// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/dataset.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "core/base/files.h"
#include "core/data/split.h"
#include "tests/core/data/text_format.h"
#include "tests/support/temporary_folder.h"

namespace emoforge {
namespace {

using testing::TemporaryFolder;
using testing::textFormats;

void put(const std::filesystem::path& file, const std::string& content) {
  std::filesystem::create_directories(file.parent_path());
  writeFileSafely(file, content);
}

/// Four subjects with two takes in each of two classes.
void writeSet(const std::filesystem::path& folder) {
  for (const char* label : {"happy", "sad"}) {
    for (int subject = 1; subject <= 4; ++subject) {
      for (const char* take : {"walk", "wave"}) {
        put(folder / label / ("s" + std::to_string(subject) + "_" + take + ".txt"),
            std::string(label) + take + std::to_string(subject));
      }
    }
  }
}

ImportOptions withColumns() {
  ImportOptions options;
  options.columnPatterns = {{"subject", "/s([0-9]+)_"}, {"take", "_([a-z]+)$"}};
  return options;
}

std::set<std::string> valuesOf(const Dataset& data, const std::vector<std::string>& ids,
                               const std::string& column) {
  std::set<std::string> values;
  for (const auto& id : ids) values.emplace(data.find(id)->column(column));
  return values;
}

bool disjoint(const std::set<std::string>& a, const std::set<std::string>& b) {
  return std::none_of(a.begin(), a.end(), [&](const auto& value) { return b.contains(value); });
}

}  // namespace

TEST(Dataset, TakesClassesFromFoldersAndColumnsFromNames) {
  const TemporaryFolder folder;
  writeSet(folder.path());
  const Dataset data = Dataset::open(folder.path(), textFormats(), withColumns());
  EXPECT_EQ(data.classes(), (std::vector<std::string>{"happy", "sad"}));
  EXPECT_EQ(data.items().size(), 16u);
  EXPECT_EQ(data.find("sad/s3_wave")->column("subject"), "3");
  EXPECT_EQ(data.columnNames(), (std::vector<std::string>{"subject", "take"}));
}

TEST(Dataset, KeepsAndRenamesClasses) {
  const TemporaryFolder folder;
  writeSet(folder.path());
  ImportOptions options;
  options.aliases = {{"sad", "sadness"}};
  options.classes = {"sadness"};
  const Dataset data = Dataset::open(folder.path(), textFormats(), options);
  EXPECT_EQ(data.classes(), std::vector<std::string>{"sadness"});
  EXPECT_EQ(data.items().size(), 8u);
  options.classes = {"bored"};
  EXPECT_THROW(Dataset::open(folder.path(), textFormats(), options), Error);
}

TEST(Dataset, ReadsItsTableAndTellsWhatIsMissing) {
  const TemporaryFolder folder;
  put(folder / "a.txt", "a");
  put(folder / "b.txt", "b");
  put(folder / "index.csv",
      "file,class,subject,intensity\na.txt,happy,7,0.5\nb.txt,sad,8,\nnone.txt,sad,9,1\n");
  const Dataset data = Dataset::open(folder.path(), textFormats());
  ASSERT_EQ(data.items().size(), 2u);
  EXPECT_EQ(data.items()[0].column("intensity"), "0.5");
  ASSERT_EQ(data.notices().size(), 1u);
  EXPECT_EQ(data.notices()[0].place.line, 4u);
}

TEST(Dataset, OpensTheRestOfAFolderWithBadFiles) {
  const TemporaryFolder folder;
  writeSet(folder.path());
  put(folder / "sad" / "s9_walk.txt", "bad");
  NoProgress progress;
  const Dataset data = Dataset::open(folder.path(), textFormats()).checked(progress);
  EXPECT_EQ(data.items().size(), 16u);
  EXPECT_EQ(data.summaries().size(), 16u);
  ASSERT_EQ(data.notices().size(), 1u);
  EXPECT_EQ(data.notices()[0].place.file.filename(), "s9_walk.txt");
}

TEST(Dataset, RefusesAFolderWithoutUsableFiles) {
  const TemporaryFolder folder;
  EXPECT_THROW(Dataset::open(folder / "absent", textFormats()), Error);
  EXPECT_THROW(Dataset::open(folder.path(), textFormats()), Error);
  put(folder / "x" / "only.txt", "bad");
  NoProgress progress;
  EXPECT_THROW(Dataset::open(folder.path(), textFormats()).checked(progress), Error);
}

TEST(Dataset, HashFollowsContentAndNotTheChoiceOfClasses) {
  const TemporaryFolder folder;
  writeSet(folder.path());
  NoProgress progress;
  const std::string whole = Dataset::open(folder.path(), textFormats()).contentHash(progress);
  ImportOptions options;
  options.classes = {"sad"};
  EXPECT_EQ(Dataset::open(folder.path(), textFormats(), options).contentHash(progress), whole);
  put(folder / "sad" / "s1_walk.txt", "changed and longer");
  EXPECT_NE(Dataset::open(folder.path(), textFormats()).contentHash(progress), whole);
}

TEST(Split, NeverPutsAGroupOnTwoSides) {
  const TemporaryFolder folder;
  writeSet(folder.path());
  const Dataset data = Dataset::open(folder.path(), textFormats(), withColumns());
  NoProgress progress;
  for (const char* scheme :
       {"holdout", "group-k-fold", "leave-one-group-out", "repeated-group-holdout"}) {
    SplitRequest request;
    request.groupKeys = {"subject"};
    request.scheme = scheme;
    request.folds = 4;
    const Split split = makeSplit(data, request, progress);
    for (const Fold& fold : split.folds) {
      EXPECT_EQ(fold.train.size() + fold.validation.size() + fold.test.size(), 16u) << scheme;
      const auto train = valuesOf(data, fold.train, "subject");
      const auto validation = valuesOf(data, fold.validation, "subject");
      const auto test = valuesOf(data, fold.test, "subject");
      EXPECT_FALSE(train.empty() || validation.empty() || test.empty()) << scheme;
      EXPECT_TRUE(disjoint(train, test) && disjoint(train, validation) &&
                  disjoint(validation, test));
    }
  }
}

TEST(Split, OfKFoldsTestsEachItemOnceWithBalancedClasses) {
  const TemporaryFolder folder;
  writeSet(folder.path());
  const Dataset data = Dataset::open(folder.path(), textFormats(), withColumns());
  SplitRequest request;
  request.groupKeys = {"subject"};
  request.folds = 4;
  NoProgress progress;
  const Split split = makeSplit(data, request, progress);
  std::multiset<std::string> tested;
  for (const Fold& fold : split.folds) {
    tested.insert(fold.test.begin(), fold.test.end());
    EXPECT_EQ(fold.test.size(), 4u);  // one subject: two takes of two classes
  }
  EXPECT_EQ(tested.size(), 16u);
  EXPECT_EQ(std::set<std::string>(tested.begin(), tested.end()).size(), 16u);
}

TEST(Split, WithSeveralKeysKeepsConnectedItemsTogether) {
  const TemporaryFolder folder;
  writeSet(folder.path());
  const Dataset data = Dataset::open(folder.path(), textFormats(), withColumns());
  SplitRequest request;
  request.groupKeys = {"subject", "take"};  // every subject has both takes: one component only
  NoProgress progress;
  EXPECT_THROW(makeSplit(data, request, progress), Error);
}

// facts/metrics.md 12.1
TEST(Split, RefusesLeaveOneOutOfOneGroup) {
  const TemporaryFolder folder;
  writeSet(folder.path());
  for (int subject = 2; subject <= 4; ++subject) {
    for (const char* name : {"happy", "sad"}) {
      for (const char* take : {"_walk.txt", "_wave.txt"}) {
        std::filesystem::remove(folder.path() / name / ("s" + std::to_string(subject) + take));
      }
    }
  }
  const Dataset data = Dataset::open(folder.path(), textFormats(), withColumns());
  SplitRequest request;
  request.groupKeys = {"subject"};
  request.scheme = "leave-one-group-out";
  NoProgress progress;
  EXPECT_THROW(makeSplit(data, request, progress), Error);
}

TEST(Split, NamesTheFoldAndTheClassThatAPartLacks) {
  const TemporaryFolder folder;
  writeSet(folder.path());
  put(folder / "proud" / "s1_walk.txt", "proud of one subject only");
  const Dataset data = Dataset::open(folder.path(), textFormats(), withColumns());
  SplitRequest request;
  request.groupKeys = {"subject"};
  request.folds = 4;
  NoProgress progress;
  const Split split = makeSplit(data, request, progress);
  // Two of the three parts of each fold are without it.
  ASSERT_EQ(split.notices.size(), 8u);
  for (const Notice& notice : split.notices) {
    EXPECT_NE(notice.message.find("has no item of class \"proud\""), std::string::npos);
    EXPECT_TRUE(notice.message.starts_with("Fold ")) << notice.message;
  }
}

TEST(Split, RepeatsWithTheSeedAndReadsBackFromItsFile) {
  const TemporaryFolder folder;
  writeSet(folder.path());
  const Dataset data = Dataset::open(folder.path(), textFormats(), withColumns());
  SplitRequest request;
  request.groupKeys = {"subject"};
  request.scheme = "repeated-group-holdout";
  request.folds = 6;
  NoProgress progress;
  const Json first = makeSplit(data, request, progress).toJson();
  EXPECT_EQ(makeSplit(data, request, progress).toJson(), first);
  request.seed = 2;
  EXPECT_NE(makeSplit(data, request, progress).toJson(), first);
  EXPECT_EQ(Split::fromJson(first, "split.json").toJson(), first);
  EXPECT_THROW(Split::fromJson(Json{{"format", 2}}, "split.json"), Error);
}

}  // namespace emoforge
