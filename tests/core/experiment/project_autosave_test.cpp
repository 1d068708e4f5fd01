// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/project_autosave.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include "core/base/files.h"
#include "core/experiment/project_lock.h"
#include "tests/support/temporary_folder.h"

namespace emoforge {

using testing::TemporaryFolder;

namespace {

/// Whatever runs inside has not the rights of the administrator, for whom nothing is read-only.
class WithoutPrivileges {
 public:
  WithoutPrivileges() : changed_(::geteuid() == 0 && ::seteuid(65534) == 0) {}
  ~WithoutPrivileges() {
    if (changed_ && ::seteuid(0) != 0) std::abort();
  }

 private:
  bool changed_;
};

}  // namespace

TEST(ProjectAutosave, IsFoundAgainUntilSomebodyDecidesAndNeverAfterACleanEnd) {
  const TemporaryFolder folder;
  Project project = Project::create(folder / "study", "Study");
  const Json saved = project.toJson();
  ProjectAutosave side(project.folder, {});
  EXPECT_TRUE(side.newestLeftBehind().empty());
  project.name = "Changed";
  side.write(project);
  side.clear();
  EXPECT_TRUE(ProjectAutosave(project.folder, {}).leftBehind(saved).empty());

  side.write(project);  // and then the program is killed
  ProjectAutosave next(project.folder, {});
  EXPECT_FALSE(next.newestLeftBehind().empty());
  const auto left = next.leftBehind(saved);
  ASSERT_EQ(left.size(), 1u);
  Project other = project;
  other.name = "Later edit";
  next.write(other);  // does not touch what was left behind
  next.clear();
  EXPECT_EQ(next.leftBehind(saved).size(), 1u);
  EXPECT_EQ(ProjectAutosave::read(left[0], project.folder).name, "Changed");
  ProjectAutosave::discard(left[0]);
  EXPECT_TRUE(next.leftBehind(saved).empty());
}

TEST(ProjectAutosave, OffersNothingWhereTheFileHoldsTheEditsAlready) {
  const TemporaryFolder folder;
  Project project = Project::create(folder / "study", "Study");
  ProjectAutosave(project.folder, {}).write(project);
  EXPECT_TRUE(ProjectAutosave(project.folder, {}).leftBehind(project.toJson()).empty());
}

TEST(ProjectAutosave, GoesElsewhereWhereTheProjectFolderIsReadOnly) {
  const TemporaryFolder folder;
  Project project = Project::create(folder / "study", "Study");
  const Json saved = project.toJson();
  project.name = "Changed";
  std::filesystem::create_directories(folder / "mine");
  std::filesystem::permissions(folder / "mine", std::filesystem::perms::all);
  std::filesystem::permissions(project.folder, static_cast<std::filesystem::perms>(0555));
  {
    const WithoutPrivileges user;
    ASSERT_EQ(ProjectLock::take(project.folder).state(), ProjectLock::State::Unwritable);
    EXPECT_THROW(project.save(), Error);
    EXPECT_THROW(ProjectAutosave(project.folder, {}).write(project), Error);
    ProjectAutosave side(project.folder, folder / "mine" / "autosave");
    side.write(project);
    const auto left =
        ProjectAutosave(project.folder, folder / "mine" / "autosave").leftBehind(saved);
    ASSERT_EQ(left.size(), 1u);
    EXPECT_EQ(ProjectAutosave::read(left[0], project.folder).name, "Changed");
  }
  EXPECT_EQ(Project::open(project.folder).name, "Study");
}

TEST(ProjectLock, NamesTheHolderAndDiesWithItsProcess) {
  const TemporaryFolder folder;
  int ready[2];
  ASSERT_EQ(::pipe(ready), 0);
  const pid_t child = ::fork();
  if (child == 0) {
    const ProjectLock lock = ProjectLock::take(folder.path());
    const char held = lock.state() == ProjectLock::State::Held ? 'y' : 'n';
    if (::write(ready[1], &held, 1) != 1) ::_exit(1);
    for (;;) ::pause();
  }
  char held = 0;
  ASSERT_EQ(::read(ready[0], &held, 1), 1);
  ASSERT_EQ(held, 'y');
  const ProjectLock refused = ProjectLock::take(folder.path());
  EXPECT_EQ(refused.state(), ProjectLock::State::Taken);
  EXPECT_NE(refused.holder().find(std::to_string(child)), std::string::npos) << refused.holder();
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  ::close(ready[0]);
  ::close(ready[1]);
  ProjectLock mine = ProjectLock::take(folder.path());
  EXPECT_EQ(mine.state(), ProjectLock::State::Held);
  EXPECT_EQ(ProjectLock::take(folder.path()).state(), ProjectLock::State::Taken);
  mine = ProjectLock();
  EXPECT_EQ(ProjectLock::take(folder.path()).state(), ProjectLock::State::Held);
}

}  // namespace emoforge
