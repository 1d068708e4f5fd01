// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/import_survey.h"

#include <gtest/gtest.h>

#include "core/data/index_csv.h"
#include "tests/core/data/text_format.h"
#include "tests/support/temporary_folder.h"

namespace emoforge {
namespace {

using testing::TemporaryFolder;
using testing::textFormats;

void put(const std::filesystem::path& file) {
  std::filesystem::create_directories(file.parent_path());
  writeFileSafely(file, "good");
}

/// Two classes whose files are called like "set_walk_happy_003".
void writeSet(const std::filesystem::path& folder) {
  for (const char* label : {"happy", "sad"}) {
    for (const char* take : {"walk", "bow", "run"}) {
      put(folder / label / (std::string("set_") + take + "_" + label + "_003.txt"));
      put(folder / label / (std::string("set_") + take + "_" + label + "_004.txt"));
    }
  }
  put(folder / "sad" / "notes.pdf");
}

TEST(ImportSurvey, CountsFormatsAndClassesAsFoundAndAsUsed) {
  const TemporaryFolder folder;
  writeSet(folder.path());
  ImportOptions options;
  options.aliases["happy"] = "happiness";
  options.classes = {"happiness"};
  const ImportSurvey survey = surveyImport(folder.path(), textFormats(), options);
  ASSERT_EQ(survey.formats.size(), 2U);
  EXPECT_EQ(survey.formats[0].name, "text");
  EXPECT_EQ(survey.formats[0].files, 12U);
  EXPECT_EQ(survey.formats[1].files, 1U);  // the other file, of no known format
  ASSERT_EQ(survey.classes.size(), 2U);
  EXPECT_EQ(survey.classes[0].name, "happy");
  EXPECT_EQ(survey.classes[0].usedAs, "happiness");
  EXPECT_TRUE(survey.classes[0].kept);
  EXPECT_FALSE(survey.classes[1].kept);
  EXPECT_EQ(survey.classes[1].items, 6U);
  EXPECT_EQ(survey.data.items().size(), 6U);
}

TEST(ImportSurvey, GuessesWhatTheWordsOfTheNamesAre) {
  const TemporaryFolder folder;
  writeSet(folder.path());
  const Dataset plain = Dataset::open(folder.path(), textFormats());
  ImportOptions options;
  options.columnPatterns = guessColumnPatterns(plain);
  // "set" is the same everywhere and the third word only repeats the class.
  ASSERT_EQ(options.columnPatterns.size(), 2U);
  const ImportSurvey survey = surveyImport(folder.path(), textFormats(), options);
  const Item* item = survey.data.find("sad/set_bow_sad_004");
  ASSERT_NE(item, nullptr);
  EXPECT_EQ(item->column("take"), "bow");
  EXPECT_EQ(item->column("trial"), "004");
  ASSERT_EQ(survey.columns.size(), 2U);
  for (const ColumnFound& column : survey.columns) {
    EXPECT_EQ(column.items, 12U);
    EXPECT_EQ(column.distinct, column.name == "take" ? 3U : 2U);
    EXPECT_TRUE(column.fromPattern);
  }
  const TemporaryFolder actors;
  put(actors.path() / "sad" / "actor-01_walk.txt");
  put(actors.path() / "sad" / "actor-02_walk.txt");
  const auto patterns = guessColumnPatterns(Dataset::open(actors.path(), textFormats()));
  ASSERT_EQ(patterns.size(), 1U);
  EXPECT_EQ(patterns.begin()->first, "subject");
  put(folder.path() / "sad" / "other name.txt");  // not built alike: no guess
  EXPECT_TRUE(guessColumnPatterns(Dataset::open(folder.path(), textFormats())).empty());
}

TEST(ImportSurvey, LooseFilesBecomeASetNamedByTheirFolders) {
  const TemporaryFolder folder;
  writeSet(folder / "data");
  put(folder / "more" / "sad" / "set_bow_sad_003.txt");  // the same id again
  const auto items =
      collectItems({folder / "data" / "happy" / "set_run_happy_003.txt", folder / "data" / "sad",
                    folder / "data" / "sad" / "set_bow_sad_003.txt", folder / "more"},
                   textFormats());
  ASSERT_EQ(items.size(), 8U);  // a file that was named twice counts once
  EXPECT_EQ(items[0].label, "happy");
  EXPECT_EQ(items.back().id, "sad/set_bow_sad_003 (2)");
  std::filesystem::create_directories(folder / "table");
  writeIndex(std::filesystem::canonical(folder / "table"), items);
  const Dataset data = Dataset::open(folder / "table", textFormats());
  EXPECT_EQ(data.items().size(), 8U);
  EXPECT_EQ(data.classes(), (std::vector<std::string>{"happy", "sad"}));
  NoProgress progress;
  EXPECT_EQ(data.checked(progress).items().size(), 8U);
}

}  // namespace
}  // namespace emoforge
