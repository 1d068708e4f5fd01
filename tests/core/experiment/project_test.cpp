// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/project.h"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>

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
  project.dataSets.front().split = folder / "a" / "splits" / "set-1.json";
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

TEST(Project, IsNeverMadeOverWhatIsThere) {
  const TemporaryFolder folder;
  const Project made = Project::create(folder / "new", "Study");
  EXPECT_EQ(Project::open(folder / "new").name, "Study");
  EXPECT_THROW(Project::create(folder / "new", "Again"), Error);
  std::filesystem::create_directories(folder / "used");
  writeFileSafely(folder / "used" / "thesis.txt", "all of it");
  EXPECT_THROW(Project::create(folder / "used", "Study"), Error);
  EXPECT_FALSE(Project::isProject(folder / "used"));
}

TEST(Project, KeepsItsFileWhereTheDiskIsFull) {
  const TemporaryFolder folder;
  Project project = Project::create(folder / "study", "Study");
  const std::string before = readFile(project.folder / "emoforge.json");
  project.name = "Changed";
  // Files may not grow beyond 16 bytes: what a full disk does to a writer, root included.
  rlimit old{};
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &old), 0);
  const rlimit small{16, old.rlim_max};
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &small), 0);
  std::string told;
  try {
    project.save();
  } catch (const Error& error) {
    told = error.what();
  }
  ::setrlimit(RLIMIT_FSIZE, &old);
  std::signal(SIGXFSZ, handler);
  EXPECT_FALSE(told.empty());
  EXPECT_EQ(readFile(project.folder / "emoforge.json"), before);
  EXPECT_EQ(std::distance(std::filesystem::directory_iterator(project.folder), {}), 1)
      << "no half file is left";
}

}  // namespace emoforge
