// SPDX-License-Identifier: GPL-3.0-or-later
// Projects as documents: start page, saving, crashes, two windows, files that are damaged or gone.
#include <gtest/gtest.h>
#include <unistd.h>

#include <QAction>
#include <QApplication>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QProcess>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <algorithm>

#include "app/gui/main_window.h"
#include "app/gui/project/new_project_dialog.h"
#include "app/gui/project/project_badge.h"
#include "app/gui/project_tree.h"
#include "app/gui/welcome/recent_list.h"
#include "app/gui/welcome/sample_card.h"
#include "app/gui/welcome/welcome_page.h"
#include "core/base/files.h"
#include "tests/app/gui/demo_motion.h"
#include "tests/app/gui/own_settings.h"
#include "tests/app/gui/project_window.h"
#include "tests/support/hostile_places.h"
#include "widgets/notice_bar.h"
#include "widgets/theme.h"

using namespace emoforge;
using emoforge::testing::demoMotion;
using emoforge::testing::FullDisk;
using emoforge::testing::TemporaryFolder;
using emoforge::testing::WithoutPrivileges;
namespace fs = std::filesystem;

namespace {

constexpr int longWait = emoforge::testing::ProjectWindow::kLongWait;

using ProjectWindowTest = emoforge::testing::ProjectWindow;

TEST_F(ProjectWindowTest, BeginsOnTheStartPageAndComesBackToItWhenTheProjectIsClosed) {
  EXPECT_TRUE(window_->isOnWelcome());
  const auto pageEnabled = [this](PageId page) {
    return window_->findChild<PageBar*>()->action(page)->isEnabled();
  };
  for (const PageId page : {PageId::Inspect, PageId::Train, PageId::Compare})
    EXPECT_FALSE(pageEnabled(page)) << static_cast<int>(page);
  for (QDockWidget* dock : window_->findChildren<QDockWidget*>()) EXPECT_FALSE(dock->isVisible());
  EXPECT_FALSE(window_->welcomePage()->recent()->isVisible()) << "there is no project yet";

  ASSERT_EQ(window_->welcomePage()->cards().size(),
            static_cast<int>(registry().demos.entries().size()));
  SampleCard* card = window_->welcomePage()->cards().front();
  EXPECT_TRUE(QTest::qWaitFor([card] { return card->hasPicture(); }, longWait));
  QSignalSpy opened(&workspace(), &Workspace::opened);
  QTest::mouseClick(card, Qt::LeftButton);
  ASSERT_TRUE(opened.wait(longWait));
  EXPECT_FALSE(window_->isOnWelcome());
  EXPECT_TRUE(pageEnabled(PageId::Train));
  EXPECT_TRUE(Project::isProject(workspace().project().folder));
  auto* badge = window_->findChild<ProjectBadge*>();
  EXPECT_TRUE(badge->text().contains("saved ")) << badge->text().toStdString();

  menuAction("Close project")->trigger();
  EXPECT_TRUE(window_->isOnWelcome());
  EXPECT_FALSE(pageEnabled(PageId::Inspect));
  RecentList* recent = window_->welcomePage()->recent();
  ASSERT_EQ(recent->count(), 1);
  EXPECT_TRUE(recent->isVisible());
  recent->setFocus();
  opened.clear();
  QTest::keyClick(recent, Qt::Key_Return);
  ASSERT_TRUE(opened.count() > 0 || opened.wait(longWait));
  EXPECT_FALSE(window_->isOnWelcome());
}

TEST_F(ProjectWindowTest, TellsOfRecentProjectsThatAreGoneOrWhoseDataMoved) {
  const fs::path study = makeProject();
  ASSERT_TRUE(open(study));
  ASSERT_TRUE(workspace().close());
  fs::rename(study / "data", folder_ / "moved");
  window_->showWelcome();
  RecentList* recent = window_->welcomePage()->recent();
  const auto told = [recent] {
    return recent->count() == 1 ? recent->item(0)->data(Qt::AccessibleTextRole).toString()
                                : QString();
  };
  EXPECT_TRUE(QTest::qWaitFor([&] { return told().contains("Data moved."); }, 5000));
  QSignalSpy locate(recent, &RecentList::locateRequested);
  fs::remove_all(study);
  window_->showWelcome();
  EXPECT_TRUE(QTest::qWaitFor([&] { return told().contains("The folder is gone."); }, 5000));
  recent->setFocus();
  QTest::keyClick(recent, Qt::Key_Delete);
  EXPECT_EQ(recent->count(), 0);
  EXPECT_EQ(locate.count(), 0);
}

TEST_F(ProjectWindowTest, MakesANewProjectOnlyWhereNothingIs) {
  menuAction("New project")->trigger();
  auto* dialog = window_->findChild<NewProjectDialog*>();
  ASSERT_NE(dialog, nullptr);
  const QList<QLineEdit*> fields = dialog->findChildren<QLineEdit*>();
  ASSERT_EQ(fields.size(), 2);
  QPushButton* create = nullptr;
  for (auto* button : dialog->findChildren<QPushButton*>())
    if (button->text() == "Create") create = button;
  fs::create_directories(folder_ / "Used");
  writeFileSafely(folder_ / "Used" / "thesis.txt", "all of it");
  fields[1]->setText(QString::fromStdString(folder_.path().string()));
  fields[0]->setText("Used");
  EXPECT_FALSE(create->isEnabled());
  fields[0]->setText("Fresh");
  ASSERT_TRUE(create->isEnabled());
  QSignalSpy opened(&workspace(), &Workspace::opened);
  QTest::mouseClick(create, Qt::LeftButton);
  ASSERT_TRUE(opened.count() > 0 || opened.wait(longWait));
  EXPECT_EQ(workspace().project().name, "Fresh");
  EXPECT_FALSE(window_->isOnWelcome());
  workspace().addData(demoMotion(), {});
  EXPECT_TRUE(QTest::qWaitFor([this] { return workspace().data() != nullptr; }, longWait));
  workspace().undoStack()->undo();
  EXPECT_EQ(workspace().data(), nullptr);
  workspace().undoStack()->redo();
  ASSERT_TRUE(workspace().close());
  EXPECT_EQ(Project::open(folder_ / "Fresh").dataSets.size(), 1U);
}

TEST_F(ProjectWindowTest, SavesAtTheEndAndOffersNoRecoveryAfterIt) {
  const fs::path study = makeProject();
  ASSERT_TRUE(open(study));
  ASSERT_TRUE(excludeFirst());
  ASSERT_TRUE(waitForAutosave(study / "emoforge.autosave.json"));
  EXPECT_TRUE(workspace().session().autosavedAt().isValid());
  EXPECT_EQ(Project::open(study).selections, Json::array()) << "an edit is not saved by itself";
  window_->close();
  EXPECT_FALSE(fs::exists(study / "emoforge.autosave.json"));
  EXPECT_EQ(Project::open(study).selections.size(), 1U);
  newWindow();
  ASSERT_TRUE(open(study));
  EXPECT_EQ(workspace().excludedItems().size(), 1U);
  EXPECT_TRUE(workspace().recoveries().empty());
  EXPECT_EQ(notice("did not end by itself"), nullptr);
}

/// Not a case: the program that the next case kills. It edits and says so.
TEST_F(ProjectWindowTest, DISABLED_EditsAndWaitsToBeKilled) {
  const fs::path study = qEnvironmentVariable("EMOFORGE_TEST_PROJECT").toStdString();
  ASSERT_TRUE(open(study));
  ASSERT_TRUE(excludeFirst());
  ASSERT_TRUE(waitForAutosave(study / "emoforge.autosave.json"));
  std::printf("edited\n");
  std::fflush(stdout);
  QTest::qWait(longWait);
}

TEST_F(ProjectWindowTest, RecoversTheEditsOfAProgramThatWasKilled) {
  const fs::path study = makeProject();
  const auto killAfterEdit = [&study] {
    QProcess program;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("EMOFORGE_TEST_PROJECT", QString::fromStdString(study.string()));
    program.setProcessEnvironment(environment);
    program.start(QCoreApplication::applicationFilePath(),
                  {"--gtest_also_run_disabled_tests",
                   "--gtest_filter=ProjectWindowTest.DISABLED_EditsAndWaitsToBeKilled"});
    QByteArray said;
    while (!said.contains("edited") && program.waitForReadyRead(longWait))
      said += program.readAllStandardOutput();
    program.kill();  // SIGKILL
    program.waitForFinished();
    return said.contains("edited") && program.exitStatus() == QProcess::CrashExit;
  };
  ASSERT_TRUE(killAfterEdit());
  EXPECT_EQ(Project::open(study).selections, Json::array());
  ASSERT_TRUE(open(study)) << "the lock died with its process";
  EXPECT_TRUE(workspace().excludedItems().empty());
  NoticeBar* offer = notice("did not end by itself");
  ASSERT_NE(offer, nullptr);
  emit offer->actionRequested("0");
  EXPECT_EQ(workspace().excludedItems().size(), 1U);
  EXPECT_EQ(Project::open(study).selections.size(), 1U);
  EXPECT_TRUE(workspace().recoveries().empty());
  workspace().undoStack()->undo();
  EXPECT_TRUE(workspace().excludedItems().empty()) << "a recovery can be undone, too";
  ASSERT_TRUE(workspace().close());
  ASSERT_TRUE(killAfterEdit());
  ASSERT_TRUE(open(study));
  ASSERT_EQ(workspace().recoveries().size(), 1U);
  emit notice("did not end by itself")->actionRequested("1");  // Discard
  EXPECT_TRUE(workspace().recoveries().empty());
  ASSERT_TRUE(workspace().close());
  ASSERT_TRUE(open(study));
  EXPECT_TRUE(workspace().recoveries().empty());
  EXPECT_TRUE(workspace().excludedItems().empty());
}

TEST_F(ProjectWindowTest, OpensAProjectThatIsOpenElsewhereReadOnlyOrNotAtAll) {
  const fs::path study = makeProject();
  ASSERT_TRUE(open(study));
  MainWindow second;
  second.workspace().setProjectsFolder(folder_ / "projects");
  second.show();
  QSignalSpy refused(&second.workspace(), &Workspace::openElsewhere);
  second.openFolder(study);
  ASSERT_TRUE(refused.wait(longWait));
  EXPECT_FALSE(second.workspace().isOpen());
  const QList<NoticeBar*> bars = second.findChildren<NoticeBar*>();
  const auto found = std::ranges::find_if(bars, [](const NoticeBar* one) {
    return one->notice().toString().find("process") != std::string::npos;
  });
  ASSERT_NE(found, bars.end());
  NoticeBar* bar = *found;
  const std::string told = bar->notice().toString();
  EXPECT_NE(told.find("process " + std::to_string(::getpid())), std::string::npos) << told;
  QSignalSpy opened(&second.workspace(), &Workspace::opened);
  emit bar->actionRequested("0");
  ASSERT_TRUE(opened.wait(longWait));
  const std::string before = readFile(study / "emoforge.json");
  second.workspace().setExcluded(0, {second.workspace().data()->items().front().id}, true);
  EXPECT_TRUE(second.findChild<ProjectBadge*>()->text().contains("read-only"));
  EXPECT_TRUE(second.workspace().close());
  EXPECT_EQ(readFile(study / "emoforge.json"), before);
  EXPECT_FALSE(fs::exists(study / "emoforge.autosave.json"));
  ASSERT_TRUE(workspace().close());
  opened.clear();
  second.openFolder(study);
  ASSERT_TRUE(opened.wait(longWait));
  EXPECT_EQ(second.workspace().session().access(), ProjectSession::Access::Write);
}

TEST_F(ProjectWindowTest, LeavesDamagedAndNewerProjectFilesAsTheyAre) {
  const fs::path study = makeProject();
  ASSERT_TRUE(open(study));
  ASSERT_TRUE(excludeFirst());
  for (const std::string content : {"{\"format\": 1, \"na", "{\"format\": 2, \"news\": 1}", ""}) {
    fs::create_directories(folder_ / "bad");
    writeFileSafely(folder_ / "bad" / "emoforge.json", content);
    QSignalSpy failed(&workspace(), &Workspace::failed);
    window_->openFolder(folder_ / "bad");
    ASSERT_TRUE(failed.wait(longWait)) << content;
    EXPECT_EQ(readFile(folder_ / "bad" / "emoforge.json"), content);
    EXPECT_EQ(workspace().project().name, "Study") << "what was open stays open";
    EXPECT_EQ(workspace().excludedItems().size(), 1U);
  }
  EXPECT_NE(notice("damaged"), nullptr);
  EXPECT_NE(notice("newer version"), nullptr);
}

TEST_F(ProjectWindowTest, FindsMovedDataAgainByTheirHashAndKeepsRunsAndSelections) {
  const fs::path study = makeProject();
  Project project = Project::open(study);
  fs::copy(demoMotion(), study / "data" / "second", fs::copy_options::recursive);
  fs::remove_all(study / "data" / "second" / "angry");
  fs::remove(study / "data" / "second" / "index.csv");
  project.dataSets.push_back({"second", study / "data" / "second", {}, {}});
  project.runs.push_back(study / "runs" / "neural-gas-1");  // is not there
  project.save();
  ASSERT_TRUE(open(study));
  ASSERT_TRUE(QTest::qWaitFor(
      [this] {
        const auto& sets = workspace().project().dataSets;
        return !sets[0].hash.empty() && !sets[1].hash.empty();
      },
      longWait));
  EXPECT_TRUE(notice("no run in this folder"));
  ASSERT_TRUE(excludeFirst());
  ASSERT_TRUE(workspace().close());
  EXPECT_EQ(Project::open(study).runs.size(), 1U) << "a missing run stays in the project";

  fs::rename(study / "data" / "motion", folder_ / "elsewhere");
  ASSERT_TRUE(open(study));
  EXPECT_EQ(workspace().dataSets().size(), 1U) << "the other data set opens";
  EXPECT_EQ(workspace().dataName(0), "second");
  NoticeBar* moved = notice("moved");
  ASSERT_NE(moved, nullptr);
  EXPECT_FALSE(window_->findChild<ProjectTree*>()->findItems("motion", Qt::MatchExactly).isEmpty());
  workspace().locateData(0, study / "data" / "second");
  ASSERT_TRUE(waitForNotice("holds other data"));
  EXPECT_EQ(workspace().dataSets().size(), 1U);
  workspace().locateData(0, folder_ / "elsewhere");
  ASSERT_TRUE(QTest::qWaitFor([this] { return workspace().dataSets().size() == 2; }, longWait));
  EXPECT_EQ(workspace().dataName(0), "motion");
  EXPECT_EQ(workspace().excludedIds(0).size(), 1U);
  EXPECT_TRUE(workspace().missingData().empty());
  ASSERT_TRUE(workspace().close());
  EXPECT_EQ(Project::open(study).dataSets[0].path, fs::canonical(folder_ / "elsewhere"));
  EXPECT_EQ(Project::open(study).runs.size(), 1U);
}

TEST_F(ProjectWindowTest, KeepsEditsAsideWhereTheProjectFolderIsReadOnly) {
  const fs::path study = makeProject();
  fs::create_directories(folder_ / "projects");
  fs::permissions(folder_ / "projects", fs::perms::all);
  fs::permissions(study, static_cast<fs::perms>(0555));
  {
    const WithoutPrivileges user;
    ASSERT_TRUE(open(study));
    EXPECT_NE(notice("cannot be written"), nullptr);
    ASSERT_TRUE(excludeFirst());
    ASSERT_TRUE(
        QTest::qWaitFor([this] { return workspace().session().autosavedAt().isValid(); }, 10000));
    EXPECT_TRUE(workspace().close());
    EXPECT_EQ(Project::open(study).selections, Json::array());
    ASSERT_TRUE(open(study));
    EXPECT_EQ(workspace().recoveries().size(), 1U);
    EXPECT_TRUE(workspace().close());
  }
  fs::permissions(study, static_cast<fs::perms>(0755));
  ASSERT_TRUE(open(study));
  ASSERT_EQ(workspace().recoveries().size(), 1U);
  workspace().recover(workspace().recoveries().front());
  EXPECT_EQ(Project::open(study).selections.size(), 1U);
}

TEST_F(ProjectWindowTest, StaysOpenWhereAFullDiskWouldLoseEdits) {
  const fs::path study = makeProject();
  ASSERT_TRUE(open(study));
  ASSERT_TRUE(QTest::qWaitFor([this] { return !workspace().project().dataSets[0].hash.empty(); },
                              longWait));
  const std::string before = readFile(study / "emoforge.json");
  {
    const FullDisk disk;
    ASSERT_TRUE(excludeFirst());
    ASSERT_TRUE(waitForNotice("The edits cannot be kept"));
    EXPECT_FALSE(workspace().close());
    EXPECT_TRUE(workspace().isOpen());
  }
  EXPECT_EQ(readFile(study / "emoforge.json"), before);
  EXPECT_EQ(workspace().excludedItems().size(), 1U);
  EXPECT_TRUE(workspace().close());
  EXPECT_EQ(Project::open(study).selections.size(), 1U);
}

}  // namespace
