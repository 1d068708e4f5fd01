// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/project.h"

#include <gtest/gtest.h>

#include "core/base/files.h"
#include "tests/support/temporary_folder.h"

namespace emoforge {

using testing::TemporaryFolder;

TEST(Project, MovesWithItsFolder) {
  const TemporaryFolder folder;
  std::filesystem::create_directories(folder / "a");
  Project project;
  project.folder = folder / "a";
  project.name = "Study";
  project.dataSets.push_back({"set", folder / "a" / "data" / "set", "hash", {}});
  project.dataSets.push_back({"elsewhere", "/elsewhere/set", "", {}});
  project.runs.push_back(folder / "a" / "runs" / "neural-gas-1");
  project.save();
  std::filesystem::rename(folder / "a", folder / "b");
  const Project moved = Project::open(folder / "b");
  EXPECT_EQ(moved.dataSets.at(0).path, std::filesystem::canonical(folder / "b") / "data" / "set");
  EXPECT_EQ(moved.dataSets.at(1).path, "/elsewhere/set");
  EXPECT_EQ(moved.runs.at(0), std::filesystem::canonical(folder / "b") / "runs" / "neural-gas-1");
}

TEST(Project, ThatIsDamagedOrNewerIsRefusedAndLeftAlone) {
  const TemporaryFolder folder;
  for (const char* content : {"{\"format\": 1, \"na", "{\"format\": 2}", "[]"}) {
    writeFileSafely(folder / "emoforge.json", content);
    EXPECT_THROW(Project::open(folder.path()), Error) << content;
    EXPECT_EQ(readFile(folder / "emoforge.json"), content);
  }
}

}  // namespace emoforge
