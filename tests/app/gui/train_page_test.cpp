// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/pages/train_page.h"

#include <gtest/gtest.h>

#include <QCheckBox>
#include <QElapsedTimer>
#include <QSlider>

#include <algorithm>

#include "app/gui/pages/class_progress.h"
#include "app/gui/panels/error_plot.h"
#include "app/gui/panels/jobs_panel.h"
#include "app/gui/panels/log_panel.h"
#include "app/gui/train/gas_pane.h"
#include "app/gui/train/preview_pane.h"
#include "app/gui/train/train_head.h"
#include "core/experiment/run_folder.h"
#include "tests/app/gui/train_window.h"
#include "widgets/job_list.h"
#include "widgets/parameter_row.h"

using namespace emoforge;

namespace {

using emoforge::testing::click;
using TrainPageTest = emoforge::testing::TrainWindow;

TEST_F(TrainPageTest, GoesBackThroughTheIterationsAndFollowsAgain) {
  setLongTraining();
  GasPane& gas = *page().gas();
  EXPECT_FALSE(gas.isContentShown());
  start();
  ASSERT_TRUE(waitFor([&] { return gas.shownStep() > 500; }));
  QSlider* slider = gas.slider();
  EXPECT_EQ(slider->maximum(), 100000);
  slider->setFocus();
  QTest::keyClick(slider, Qt::Key_Home);
  EXPECT_FALSE(gas.followBox()->isChecked());
  const std::size_t first = gas.shownStep();
  EXPECT_EQ(first, 250u);  // the first of 400 stored ones
  QTest::qWait(300);
  EXPECT_EQ(gas.shownStep(), first);
  QTest::mouseClick(gas.followBox(), Qt::LeftButton, {}, QPoint(8, gas.followBox()->height() / 2));
  ASSERT_TRUE(gas.followBox()->isChecked());
  EXPECT_GT(gas.shownStep(), 500u);
  const std::size_t now = gas.shownStep();
  EXPECT_TRUE(waitFor([&] { return gas.shownStep() > now; }));
  const QString watched = QString::fromStdString(gas.label());
  EXPECT_TRUE(page().head()->message().contains(watched));
  EXPECT_TRUE(page().head()->message().contains("of 100000"));
  EXPECT_TRUE(page().head()->bars()->stateOf(watched).endsWith("of 100000"));
  click(page().panel(), "stop");
  EXPECT_TRUE(waitFor(0, JobState::Idle));
}

TEST_F(TrainPageTest, PreviewsAClipWhileItTrainsAndFollowsTheSamplingSliders) {
  setLongTraining();
  QSignalSpy shown(&page(), &TrainPage::previewShown);
  start();
  ASSERT_TRUE(waitFor([&] { return shown.count() >= 2; }));
  EXPECT_EQ(job().state, JobState::Running);
  click(page().panel(), "pause");
  ASSERT_TRUE(waitFor(0, JobState::Paused));
  QTest::qWait(200);
  auto* slider = page().panel()->row("smoothing")->findChild<QSlider*>();
  slider->setFocus();
  const auto follow = [&] {
    shown.clear();
    QElapsedTimer timer;
    timer.start();
    QTest::keyClick(slider, Qt::Key_PageUp);
    EXPECT_TRUE(waitFor([&] { return shown.count() == 1; }));
    return timer.elapsed();
  };
  // The best of a few, since other programs may hold the processors for a moment.
  qint64 answer = follow();
  for (int again = 0; again < 3 && answer > 100; ++again) answer = std::min(answer, follow());
  EXPECT_LE(answer, 100);
  // Near a clip of its class, and not on it.
  ASSERT_TRUE(waitFor([this] { return !page().preview()->distanceText().isEmpty(); }));
  const QString distance = page().preview()->distanceText();
  const int millimetres = distance.section(' ', -2, -2).toInt();
  EXPECT_GT(millimetres, 0) << distance.toStdString();
  EXPECT_LT(millimetres, 1000);
  click(page().preview(), "Play");
  EXPECT_TRUE(page().preview()->clock().isPlaying());
  window_->showPage(PageId::Inspect);
  EXPECT_FALSE(page().preview()->clock().isPlaying());
}

TEST_F(TrainPageTest, PausesResumesAndTellsOfTheCheckpoint) {
  setLongTraining();
  start();
  ASSERT_TRUE(waitFor([this] { return window_->errorPlot()->pointCount() > 50; }));
  click(page().panel(), "pause");
  ASSERT_TRUE(waitFor(0, JobState::Paused));
  ASSERT_TRUE(waitFor([this] { return job().checkpointTime.isValid(); }));
  EXPECT_GT(job().checkpointStep(), 0u);
  EXPECT_TRUE(page().head()->message().startsWith("Checkpoint of"));
  EXPECT_FALSE(RunFolder::readCheckpoints(job().request.out).empty());
  EXPECT_TRUE(window_->logPanel()->text().contains("Checkpoint at iteration"));
  const double elapsed = job().elapsedSeconds;
  QTest::qWait(300);
  EXPECT_EQ(job().elapsedSeconds, elapsed);  // a pause is no work
  click(page().panel(), "start");
  EXPECT_TRUE(waitFor([&] { return job().elapsedSeconds > elapsed + 0.2; }));
  EXPECT_EQ(job().state, JobState::Running);
}

TEST_F(TrainPageTest, RunsAQueueOfThreeInTheOrderOfTheList) {
  setLongTraining();
  start();
  ASSERT_TRUE(waitFor(0, JobState::Running));
  setParameter("iterations", std::int64_t{30});
  page().settings()->start();
  page().settings()->start();
  ASSERT_EQ(jobs().jobs().size(), 3u);
  EXPECT_EQ(jobs().waitsAfter(job(2).id), job(1).title);
  JobList* list = window_->jobsPanel()->list();
  list->setCurrentIndex(list->model()->index(2, 0));
  list->setFocus();
  const int last = job(2).id;
  QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier);
  EXPECT_EQ(job(1).id, last);
  // The running one is stopped: the moved one comes next, then the other.
  std::vector<int> finished;
  QObject::connect(&jobs(), &JobRunner::jobFinished, window_.get(),
                   [&](int id) { finished.push_back(id); });
  jobs().stop(job(0).id);
  ASSERT_TRUE(waitFor([&] { return finished.size() == 2; }));
  EXPECT_EQ(finished.front(), last);
  EXPECT_EQ(job(0).state, JobState::Idle);
  // Done ones leave the list, their runs stay.
  list->setCurrentIndex(list->model()->index(1, 0));
  const auto folder = job(1).request.out;
  QTest::keyClick(list, Qt::Key_Delete);
  EXPECT_EQ(jobs().jobs().size(), 2u);
  EXPECT_TRUE(std::filesystem::exists(folder / "run.json"));
}

TEST_F(TrainPageTest, RunsAWaitingJobNowAndTheOtherAfterIt) {
  setLongTraining();
  start();
  ASSERT_TRUE(waitFor([this] { return window_->errorPlot()->pointCount() > 5; }));
  setParameter("iterations", std::int64_t{30});
  page().settings()->start();
  const int first = job(0).id;
  const int second = job(1).id;
  jobs().resume(second);
  ASSERT_TRUE(waitFor([&] { return jobs().find(second)->state == JobState::Finished; }));
  ASSERT_TRUE(waitFor([&] { return jobs().find(first)->state == JobState::Running; }));
  jobs().stop(first);
  EXPECT_TRUE(waitFor([&] { return jobs().find(first)->state == JobState::Idle; }));
}

TEST_F(TrainPageTest, RunsSeveralSeedsAsOneJobAndTellsTheirInterval) {
  setParameter("iterations", std::int64_t{20});
  page().panel()->footer()->setSeeds(3);
  start();
  ASSERT_EQ(jobs().jobs().size(), 1u);
  ASSERT_TRUE(waitFor(0, JobState::Finished));
  EXPECT_EQ(window_->workspace().runs().size(), 3u);
  for (std::size_t i = 0; i < 3; ++i)
    EXPECT_EQ(RunFolder::readRecord(job().seeds[i].out).seed, i + 1);
  const QString label = QString::fromStdString(job().stages.front().name);
  const auto& errors = job().finals.at("quantisation-error/" + label.toStdString());
  ASSERT_EQ(errors.size(), 3u);
  EXPECT_NE(errors[0], errors[1]);
  for (std::size_t i = 0; i < 3; ++i) {
    double last = 0.0;
    for (const MetricRow& row : RunFolder::readMetrics(job().seeds[i].out)) {
      if (row.series == "quantisation-error/" + label.toStdString()) last = row.value;
    }
    EXPECT_DOUBLE_EQ(errors[i], last);
  }
  EXPECT_TRUE(page().head()->bars()->stateOf(label).contains(" – "));
  EXPECT_EQ(job().command.count('\n'), 2);
}

}  // namespace
