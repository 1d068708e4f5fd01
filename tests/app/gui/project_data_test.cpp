// SPDX-License-Identifier: GPL-3.0-or-later
// Project files that are damaged while an autosave is there, and data that are added to a project.
#include <gtest/gtest.h>

#include <QElapsedTimer>
#include <QLabel>
#include <QToolButton>
#include <algorithm>

#include "app/gui/status_strip.h"
#include "core/base/files.h"
#include "tests/app/gui/project_window.h"

using namespace emoforge;
namespace fs = std::filesystem;

namespace {

class ProjectDataTest : public emoforge::testing::ProjectWindow {
 protected:
  /// A project whose program left an edit behind, and whose file holds `content`.
  fs::path damagedProject(const std::string& content) {
    const fs::path study = makeProject();
    EXPECT_TRUE(open(study));
    EXPECT_TRUE(excludeFirst());
    EXPECT_TRUE(waitForAutosave(study / "emoforge.autosave.json"));
    const std::string autosave = readFile(study / "emoforge.autosave.json");
    EXPECT_TRUE(workspace().close());
    writeFileSafely(study / "emoforge.autosave.json", autosave);
    writeFileSafely(study / "emoforge.json", content);
    return study;
  }

  /// Two classes of 500 clips each.
  fs::path thousandClips() {
    const fs::path large = folder_ / "large";
    const fs::path clip = fs::directory_iterator(emoforge::testing::demoMotion() / "sad")->path();
    for (const char* label : {"happy", "sad"}) {
      fs::create_directories(large / label);
      for (int number = 0; number < 500; ++number)
        fs::copy_file(clip, large / label / (std::to_string(number) + ".bvh"));
    }
    return large;
  }

  QAbstractButton* cancelButton() {
    for (auto* button : window_->findChild<StatusStrip*>()->findChildren<QAbstractButton*>())
      if (button->accessibleName() == "Cancel reading") return button;
    return nullptr;
  }
};

TEST_F(ProjectDataTest, ADamagedFileIsReplacedByItsAutosaveWhenAsked) {
  for (const std::string content : {"{\"format\": 1, \"na", "", "[]"}) {
    const fs::path study = damagedProject(content);
    QSignalSpy damaged(&workspace(), &Workspace::damaged);
    window_->openFolder(study);
    ASSERT_TRUE(damaged.wait(kLongWait)) << content;
    EXPECT_FALSE(workspace().isOpen());
    EXPECT_EQ(readFile(study / "emoforge.json"), content) << "nothing changes before it is asked";
    NoticeBar* offer = notice("damaged");
    ASSERT_NE(offer, nullptr);
    const QList<QLabel*> texts = offer->findChildren<QLabel*>();
    EXPECT_TRUE(std::ranges::any_of(texts, [](const QLabel* one) {
      return one->text()
          .replace(QChar::Nbsp, ' ')
          .replace("&nbsp;", " ")
          .contains("Open the autosave of");
    }));
    QSignalSpy opened(&workspace(), &Workspace::opened);
    emit offer->actionRequested("0");
    ASSERT_TRUE(opened.wait(kLongWait));
    EXPECT_EQ(workspace().project().name, "Study");
    EXPECT_EQ(workspace().excludedItems().size(), 1U);
    EXPECT_TRUE(workspace().recoveries().empty());
    EXPECT_EQ(readFile(study / "emoforge.damaged-1.json"), content);
    EXPECT_EQ(Project::open(study).selections.size(), 1U);
    ASSERT_TRUE(workspace().close());
    fs::remove_all(study);
  }
}

TEST_F(ProjectDataTest, ADamagedFileWithoutAUsableAutosaveIsLeftAlone) {
  const fs::path study = damagedProject("{");
  const std::string half = readFile(study / "emoforge.autosave.json").substr(0, 60);
  writeFileSafely(study / "emoforge.autosave.json", half);
  QSignalSpy failed(&workspace(), &Workspace::failed);
  window_->openFolder(study);
  ASSERT_TRUE(failed.wait(kLongWait));
  EXPECT_EQ(readFile(study / "emoforge.json"), "{");
  EXPECT_EQ(readFile(study / "emoforge.autosave.json"), half);
}

TEST_F(ProjectDataTest, AddingAThousandClipsShowsHowFarItIsAndCanBeCancelled) {
  const fs::path large = thousandClips();
  ASSERT_TRUE(open(makeProject()));
  ASSERT_TRUE(QTest::qWaitFor([this] { return !workspace().project().dataSets[0].hash.empty(); },
                              kLongWait));
  int furthest = 0;
  int total = 0;
  QObject::connect(&workspace(), &Workspace::readingChanged, window_.get(),
                   [&](int done, int all) { furthest = std::max(furthest, done), total = all; });
  workspace().addData(large, {});
  EXPECT_TRUE(workspace().reading());
  ASSERT_NE(cancelButton(), nullptr);
  ASSERT_TRUE(QTest::qWaitFor([&] { return furthest > 0; }, kLongWait));
  EXPECT_EQ(total, 1000);
  EXPECT_LT(furthest, 1000);
  ASSERT_TRUE(cancelButton()->isVisible());
  QElapsedTimer timer;
  timer.start();
  QTest::mouseClick(cancelButton(), Qt::LeftButton);
  ASSERT_TRUE(QTest::qWaitFor([this] { return !workspace().reading(); }, 5000));
  EXPECT_LE(timer.elapsed(), 500);
  EXPECT_FALSE(cancelButton()->isVisible());
  EXPECT_EQ(workspace().dataSets().size(), 1U);
  EXPECT_EQ(workspace().project().dataSets.size(), 1U);
  EXPECT_EQ(workspace().undoStack()->count(), 0);
  EXPECT_FALSE(workspace().session().isDirty());
  EXPECT_EQ(notice("large"), nullptr) << "to be asked is no failure";
  // Added as a whole the next time; a second one waits for its turn.
  workspace().addData(large, {});
  workspace().addData(emoforge::testing::demoMotion(), {});
  ASSERT_TRUE(QTest::qWaitFor([this] { return workspace().dataSets().size() == 3; }, kLongWait));
  EXPECT_EQ(workspace().dataSets()[1].items().size(), 1000U);
  EXPECT_FALSE(workspace().project().dataSets[1].hash.empty());
  workspace().undoStack()->undo();
  workspace().undoStack()->undo();
  EXPECT_EQ(workspace().dataSets().size(), 1U);
}

TEST_F(ProjectDataTest, ClosingTheProjectDropsWhatIsBeingAdded) {
  const fs::path large = thousandClips();
  const fs::path study = makeProject();
  ASSERT_TRUE(open(study));
  workspace().addData(large, {});
  ASSERT_TRUE(workspace().close());
  EXPECT_FALSE(workspace().reading());
  QTest::qWait(500);
  EXPECT_TRUE(workspace().dataSets().empty());
  EXPECT_FALSE(workspace().isOpen());
  EXPECT_EQ(Project::open(study).dataSets.size(), 1U);
}

}  // namespace
