// SPDX-License-Identifier: GPL-3.0-or-later
// The window where something is missing, on its way or has failed: each state says so in its place.
#include <gtest/gtest.h>

#include <QLabel>
#include <QTest>
#include <fstream>

#include "app/gui/compare/metric_panel.h"
#include "app/gui/pages/compare_page.h"
#include "app/gui/pages/inspect_page.h"
#include "app/gui/pages/train_page.h"
#include "app/gui/panels/error_plot.h"
#include "app/gui/player/clip_player.h"
#include "core/experiment/project.h"
#include "tests/app/gui/clicks.h"
#include "tests/app/gui/demo_motion.h"
#include "tests/app/gui/looked_window.h"
#include "widgets/clip_table.h"
#include "widgets/metric_strip.h"

namespace emoforge::testing {
namespace {

namespace fs = std::filesystem;

constexpr int longWait = 60000;

class ScreenStates : public LookedWindow {
 protected:
  void SetUp() override {
    LookedWindow::SetUp();
    makeWindow({1600, 1000});
  }
  bool says(const QString& text) const {
    for (const auto* label : window_->findChildren<QLabel*>()) {
      if (label->isVisible() && label->text().contains(text)) return true;
    }
    return false;
  }
  bool waitForWords(const QString& text) {
    return QTest::qWaitFor([&] { return says(text); }, longWait);
  }
};

TEST_F(ScreenStates, AnEmptyProjectOffersToImport) {
  Project::create(folder_ / "study", "Study").save();
  window_->openFolder(folder_ / "study");
  ASSERT_TRUE(QTest::qWaitFor([this] { return !window_->isOnWelcome(); }, longWait));
  EXPECT_TRUE(says("No data yet"));
  look("state-empty-inspect");
  showPage(PageId::Train);
  look("state-empty-train");
  showPage(PageId::Compare);
  EXPECT_TRUE(waitForWords("No curves yet"));
  look("state-empty-compare");
}

TEST_F(ScreenStates, DataThatAreReadTellHowFarAndCanBeCancelled) {
  for (const auto& entry : fs::recursive_directory_iterator(demoMotion())) {
    if (entry.path().extension() != ".bvh") continue;
    const fs::path label = folder_ / "large" / entry.path().parent_path().filename();
    fs::create_directories(label);
    for (int copy = 0; copy < 400; ++copy) {
      const std::string name = std::to_string(copy) + entry.path().filename().string();
      fs::create_hard_link(entry.path(), label / name);
    }
  }
  window_->openFolder(folder_ / "large");
  window_->showPage(PageId::Inspect);
  ASSERT_TRUE(waitForWords("Reading"));
  look("state-reading");
  ASSERT_TRUE(window_->workspace().reading()) << "the picture shows another state";
  click(window_->inspectPage(), "Cancel");
  ASSERT_TRUE(QTest::qWaitFor([this] { return !window_->workspace().reading(); }, 5000));
  EXPECT_FALSE(says("Reading"));
}

TEST_F(ScreenStates, AClipThatCannotBeReadShowsWhyAndNotTheOneBefore) {
  openDemo();
  const Dataset& data = *window_->workspace().data();
  const Item& broken = data.items().back();
  std::ofstream(broken.file, std::ios::trunc) << "HIERARCHY\nROOT Hips\n{\n";
  window_->workspace().select(0, {broken.id});
  ASSERT_TRUE(waitForWords("This clip cannot be read"));
  EXPECT_FALSE(window_->inspectPage()->player()->isVisible());
  look("state-failed-clip");
  showPage(PageId::Compare);
  ASSERT_TRUE(waitForWords("This clip cannot be read"));
  look("state-failed-clip-compare");
  // The next one is shown as ever.
  showPage(PageId::Inspect);
  window_->workspace().select(0, {data.items().front().id});
  EXPECT_TRUE(
      QTest::qWaitFor([this] { return window_->inspectPage()->player()->isVisible(); }, longWait));
}

TEST_F(ScreenStates, WithoutARunThePagesSayHowToGetOne) {
  openDemo();
  showPage(PageId::Train);
  look("state-no-run-train");
  showPage(PageId::Compare);
  EXPECT_TRUE(says("No synthetic clips yet"));
  look("state-no-run-compare");
  click(window_->comparePage(), "Train");
  EXPECT_EQ(window_->page(), PageId::Train);
}

TEST_F(ScreenStates, ARunThatFailedSaysWhyAndOffersToGoOn) {
  openDemo();
  showPage(PageId::Train);
  setLongTraining();
  window_->trainPage()->settings()->start();
  ASSERT_TRUE(
      QTest::qWaitFor([this] { return window_->errorPlot()->pointCount() > 20; }, longWait));
  const int id = window_->jobs().jobs().front().id;
  const auto is = [this, id](JobState state) {
    return QTest::qWaitFor([=, this] { return window_->jobs().find(id)->state == state; },
                           longWait);
  };
  window_->jobs().stop(id);
  ASSERT_TRUE(is(JobState::Idle));
  fs::remove_all(folder_ / "motion");
  window_->jobs().resume(id);
  ASSERT_TRUE(is(JobState::Failed));
  look("state-failed-run");
}

TEST_F(ScreenStates, NumbersOfARunStandUnderTheClips) {
  for (const QSize& size : {QSize(1600, 1000), QSize(1280, 800)}) {
    makeWindow(size);
    openDemo();
    window_->trainPage()->settings()->start();
    ASSERT_TRUE(QTest::qWaitFor(
        [this] { return window_->jobs().jobs().front().state == JobState::Finished; }, longWait));
    showPage(PageId::Compare);
    MetricPanel* metrics = window_->comparePage()->metrics();
    click(metrics, "Measure");
    ASSERT_TRUE(
        QTest::qWaitFor([metrics] { return !metrics->strip()->figures().isEmpty(); }, longWait));
    look("state-metrics-" + QString::number(size.width()));
  }
}

}  // namespace
}  // namespace emoforge::testing
