// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/files.h"

#include <gtest/gtest.h>

#include "core/base/archive.h"
#include "core/base/error.h"
#include "core/base/files_together.h"
#include "core/base/folder_in_progress.h"
#include "tests/support/hostile_places.h"
#include "tests/support/temporary_folder.h"

namespace emoforge {

using testing::TemporaryFolder;

TEST(Files, AreReplacedWholeAndLeaveNothingBeside) {
  const TemporaryFolder folder;
  writeFileSafely(folder / "a.json", "old");
  writeFileSafely(folder / "a.json", std::string("new\0text", 8));
  EXPECT_EQ(readFile(folder / "a.json"), std::string("new\0text", 8));
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
    files += entry.is_regular_file();
  }
  EXPECT_EQ(files, 1);
}

TEST(Files, ThatBelongTogetherAppearTogetherOrNotAtAll) {
  const TemporaryFolder folder;
  const std::string longText(100, 'x');
  writeFilesTogether({{folder / "a.png", "old"}, {folder / "a.json", "{}"}});
  {
    const testing::FullDisk full(50);
    try {
      writeFilesTogether({{folder / "a.png", "new"}, {folder / "a.json", longText}});
      FAIL() << "the second file does not fit";
    } catch (const Error& error) {
      EXPECT_EQ(error.place().file, folder / "a.json");
      EXPECT_NE(error.remedy().find("Free some space"), std::string::npos) << error.remedy();
    }
  }
  EXPECT_EQ(readFile(folder / "a.png"), "old");
  EXPECT_EQ(readFile(folder / "a.json"), "{}");
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 2);
}

TEST(Files, ThatCannotBeWrittenAreToldWithPlaceAndRemedy) {
  const TemporaryFolder folder;
  writeFileSafely(folder / "file", "");
  try {
    ensureWritableFolder(folder / "file" / "below");
    FAIL() << "a folder below a file cannot exist";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::Failure);
    EXPECT_EQ(error.place().file, folder / "file" / "below");
    EXPECT_FALSE(error.remedy().empty());
  }
  EXPECT_THROW(ensureWritableFolder(folder.path(), std::uint64_t{1} << 60), Error);  // no such disk
  EXPECT_THROW(readFile(folder.path()), Error);
}

TEST(FolderInProgress, AppearsOnlyWhenFinished) {
  const TemporaryFolder folder;
  {
    const FolderInProgress abandoned(folder / "set");
    writeFileSafely(abandoned.path() / "half", "");
  }
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
  FolderInProgress finished(folder / "set");
  writeFileSafely(finished.path() / "whole", "");
  finished.finish();
  EXPECT_TRUE(std::filesystem::exists(folder / "set" / "whole"));
  EXPECT_THROW(FolderInProgress(folder / "set"), Error);
}

TEST(Archive, GivesBackWhatWasPut) {
  const TemporaryFolder folder;
  ArchiveWriter writer;
  const DoubleArray doubles({2, 2}, {0.1, -1e300, 3.0, 1.0 / 3.0});
  writer.put("doubles", doubles);
  writer.put("floats", Array({3}, {1.5f, -2.0f, 0.0f}));
  writer.put("words", std::vector<std::uint64_t>{1, ~0ULL});
  writer.meta()["iteration"] = 12;
  writer.write(folder / "state.bin");
  const ArchiveReader reader(folder / "state.bin");
  EXPECT_EQ(reader.doubles("doubles"), doubles);
  EXPECT_EQ(reader.floats("floats").values(), (std::vector<float>{1.5f, -2.0f, 0.0f}));
  EXPECT_EQ(reader.integers("words"), (std::vector<std::uint64_t>{1, ~0ULL}));
  EXPECT_EQ(reader.meta().at("iteration"), 12);
  EXPECT_THROW(reader.doubles("floats"), Error);
}

TEST(Archive, CutOffAtAnyPlaceIsRefusedWithoutACrash) {
  const TemporaryFolder folder;
  ArchiveWriter writer;
  writer.put("values", DoubleArray({4}, {1.0, 2.0, 3.0, 4.0}));
  writer.write(folder / "whole");
  const std::string whole = readFile(folder / "whole");
  for (std::size_t length = 0; length < whole.size(); ++length) {
    writeFileSafely(folder / "cut", whole.substr(0, length));
    EXPECT_THROW(ArchiveReader(folder / "cut"), Error) << "at " << length;
  }
}

}  // namespace emoforge
