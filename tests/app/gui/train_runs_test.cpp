// SPDX-License-Identifier: GPL-3.0-or-later
// Runs that are interrupted, come to NaN, wait for the next start or are opened again.
#include <gtest/gtest.h>

#include <QLabel>
#include <QSlider>

#include <algorithm>

#include "app/gui/panels/error_plot.h"
#include "app/gui/panels/jobs_panel.h"
#include "app/gui/panels/log_panel.h"
#include "app/gui/train/gas_history.h"
#include "app/gui/train/gas_pane.h"
#include "app/gui/train/train_head.h"
#include "core/base/files.h"
#include "core/data/split.h"
#include "core/experiment/run_folder.h"
#include "tests/app/gui/train_window.h"
#include "tests/support/broken_clip.h"
#include "widgets/item_roles.h"
#include "widgets/job_list.h"
#include "widgets/notice_bar.h"
#include "widgets/notice_history.h"

using namespace emoforge;

namespace {

using emoforge::testing::click;
using TrainRuns = emoforge::testing::TrainWindow;

TEST_F(TrainRuns, OffersAStoppedRunForResumingAtTheNextStart) {
  setLongTraining();
  start();
  ASSERT_TRUE(waitFor([this] { return window_->errorPlot()->pointCount() > 20; }));
  const std::filesystem::path folder = job().request.out;
  window_->close();
  window_.reset();
  EXPECT_EQ(RunFolder::readRecord(folder).state, RunState::Stopped);
  open();
  ASSERT_EQ(jobs().jobs().size(), 1u);
  EXPECT_EQ(job().state, JobState::Paused);
  EXPECT_EQ(job().request.out, folder);
  JobList* list = window_->jobsPanel()->list();
  QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                    list->visualRect(list->model()->index(0, 0)).center());
  ASSERT_TRUE(waitFor([this] { return window_->errorPlot()->pointCount() > 20; }));
  const std::size_t held = job().checkpointStep();
  EXPECT_GT(held, 0u);
  start();  // the button says Resume
  ASSERT_TRUE(waitFor([&] {
    return std::ranges::any_of(job().steps, [&](const auto& one) { return one.second > held; });
  }));
  EXPECT_EQ(job().state, JobState::Running);
}

TEST_F(TrainRuns, KeepsTheQueueForTheNextStart) {
  setLongTraining();
  start();
  ASSERT_TRUE(waitFor([this] { return window_->errorPlot()->pointCount() > 5; }));
  setParameter("iterations", std::int64_t{15});
  page().panel()->footer()->setSeeds(2);
  page().settings()->start();
  const QString waiting = job(1).title;
  window_->close();
  window_.reset();
  open();
  ASSERT_EQ(jobs().jobs().size(), 2u);
  const int id = job(0).id;
  EXPECT_EQ(job(0).title, waiting);
  EXPECT_EQ(job(0).state, JobState::Idle);
  EXPECT_EQ(job(1).state, JobState::Paused);  // the run that was at work
  jobs().resume(id);
  ASSERT_TRUE(waitFor([&] { return jobs().find(id)->state == JobState::Finished; }));
  EXPECT_EQ(jobs().find(id)->finals.begin()->second.size(), 2u);
}

TEST_F(TrainRuns, AFailedRunSaysWhyAndOffersToGoOn) {
  setLongTraining();
  start();
  ASSERT_TRUE(waitFor([this] { return window_->errorPlot()->pointCount() > 20; }));
  jobs().stop(job().id);
  ASSERT_TRUE(waitFor(0, JobState::Idle));
  // The data change under the run: it cannot go on, and says so.
  std::filesystem::remove_all(folder_ / "motion");
  jobs().resume(job().id);
  ASSERT_TRUE(waitFor(0, JobState::Failed));
  EXPECT_FALSE(job().message.isEmpty());
  EXPECT_GE(page().head()->notices()->count(), 1);
  EXPECT_TRUE(window_->logPanel()->text().contains("error"));
}

TEST_F(TrainRuns, PausesWithAdviceWhereACurveIsNoNumberAnyMore) {
  window_.reset();
  emoforge::testing::breakFirstClip(folder_ / "motion" / "sad");  // the last class
  open();
  setLongTraining();
  start();
  ASSERT_TRUE(waitFor([this] { return window_->errorPlot()->pointCount() > 5; }));
  click(page().panel(), "pause");
  ASSERT_TRUE(waitFor(0, JobState::Paused));
  EXPECT_TRUE(job().halt.isEmpty());
  const std::string good = readFile(RunFolder::stateFile(job().request.out));
  click(page().panel(), "start");
  ASSERT_TRUE(waitFor([this] { return !job().halt.isEmpty(); }));
  EXPECT_EQ(job().state, JobState::Paused);
  EXPECT_EQ(readFile(RunFolder::stateFile(job().request.out)), good);
  EXPECT_EQ(RunFolder::readRecord(job().request.out).state, RunState::Stopped);
  // The page and the bell tell it, with the advice and the way on.
  const QList<NoticeBar*> bars = page().head()->notices()->findChildren<NoticeBar*>();
  const auto bar = std::ranges::find_if(bars, [](const NoticeBar* one) {
    return one->notice().message.find("is not a number") != std::string::npos;
  });
  ASSERT_NE(bar, bars.end());
  EXPECT_EQ((*bar)->notice().severity, Notice::Severity::Warning);
  EXPECT_NE((*bar)->notice().message.find("learning rate"), std::string::npos);
  EXPECT_TRUE(std::ranges::any_of(window_->noticeHistory()->entries(), [](const auto& entry) {
    return entry.notice.message.find("is not a number") != std::string::npos;
  }));
  const JobList* list = window_->jobsPanel()->list();
  EXPECT_TRUE(list->model()
                  ->index(0, 0)
                  .data(Qt::AccessibleTextRole)
                  .toString()
                  .contains("is not a number"));
  // It goes on from the checkpoint when asked, and comes to the same.
  const QString remedy = "Resume from " + QString::number(job().checkpointStep());
  const QList<QLabel*> texts = (*bar)->findChildren<QLabel*>();
  const auto text = std::ranges::find_if(texts, [&](const QLabel* one) {
    return one->text().replace(QChar::Nbsp, ' ').replace("&nbsp;", " ").contains(remedy);
  });
  ASSERT_NE(text, texts.end());
  emoforge::testing::followLink(*text);
  EXPECT_TRUE(job().halt.isEmpty());
  EXPECT_FALSE((*bar)->isVisible());  // it goes on, so nothing is left to be solved
  ASSERT_TRUE(waitFor([this] { return !job().halt.isEmpty(); }));
  // At the next start it is listed as it was.
  window_->close();
  window_.reset();
  open();
  ASSERT_EQ(jobs().jobs().size(), 1u);
  EXPECT_EQ(job().state, JobState::Paused);
  EXPECT_TRUE(job().halt.contains("is not a number"));
}

TEST_F(TrainRuns, TellsHowMuchMemoryAJobTook) {
  setParameter("level", std::string("pose"));  // takes minutes
  setLongTraining();
  start();
  ASSERT_TRUE(waitFor([this] { return job().memoryBytes > 0; }));
  JobList* list = window_->jobsPanel()->list();
  const auto shown = [&] { return list->model()->index(0, 0).data(DetailRole).toString(); };
  ASSERT_TRUE(waitFor([&] { return shown().endsWith(" MB"); })) << shown().toStdString();
  EXPECT_LT(job().memoryBytes, 500u << 20);
  EXPECT_TRUE(list->model()->index(0, 0).data(Qt::ToolTipRole).toString().contains("Memory"));
  const std::size_t before = job().memoryBytes;
  // Larger than what the window frees and takes meanwhile; looked at, so that it is really taken.
  const std::vector<char> block(512u << 20, 'x');
  const char* volatile taken = block.data();
  EXPECT_TRUE(waitFor([&] { return job().memoryBytes > before + (32u << 20); }))
      << before << " and then " << job().memoryBytes << ", block at " << (taken != nullptr);
  jobs().stop(job().id);
  ASSERT_TRUE(waitFor(0, JobState::Idle));
}

TEST_F(TrainRuns, AReopenedRunGoesBackThroughItsIterationsAsALiveOneDoes) {
  setParameter("iterations", std::int64_t{120});
  start();
  ASSERT_TRUE(waitFor(0, JobState::Finished));
  GasPane* gas = page().gas();
  ASSERT_TRUE(waitFor([&] { return gas->shownStep() == 120; }));
  const std::string label = "happy";
  gas->showClass(label);
  const auto pictures = [](GasPane& pane) {
    std::vector<Preview> all;
    for (std::size_t step = 1; step <= 120; ++step) {
      const Preview* one = pane.history().at("happy", step);
      if (one != nullptr && one->step == step) all.push_back(*one);
    }
    return all;
  };
  const std::vector<Preview> live = pictures(*gas);
  ASSERT_EQ(live.size(), 120u);
  window_->close();
  window_.reset();
  open();
  gas = page().gas();
  ASSERT_TRUE(waitFor([&] { return gas->history().of(label).size() == 120; }));
  EXPECT_TRUE(gas->isContentShown());
  const std::vector<Preview> again = pictures(*gas);
  for (std::size_t i = 0; i < live.size(); ++i) {
    ASSERT_EQ(again[i].values, live[i].values) << i;
    ASSERT_EQ(again[i].numbers, live[i].numbers) << i;
  }
  EXPECT_EQ(gas->slider()->maximum(), 120);
  gas->slider()->setFocus();
  QTest::keyClick(gas->slider(), Qt::Key_Home);
  EXPECT_EQ(gas->shownStep(), 1u);
}

TEST_F(TrainRuns, AResumedRunShowsTheIterationsBeforeItsCheckpointToo) {
  setLongTraining();
  start();
  ASSERT_TRUE(waitFor([this] { return page().gas()->shownStep() > 3000; }));
  window_->close();
  window_.reset();
  open();
  JobList* list = window_->jobsPanel()->list();
  QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                    list->visualRect(list->model()->index(0, 0)).center());
  GasPane& gas = *page().gas();
  ASSERT_TRUE(waitFor([&] { return gas.shownStep() > 0; }));
  const std::string label = gas.label();
  const std::size_t held = job().checkpoints.at(label);
  EXPECT_EQ(gas.shownStep(), held / 250 * 250);  // 400 stored ones
  click(page().panel(), "start");
  ASSERT_TRUE(waitFor([&] { return gas.history().of(label).back().step > held; }));
  const std::vector<Preview>& all = gas.history().of(label);
  EXPECT_EQ(all.front().step, 250u);
  for (std::size_t i = 1; i < all.size(); ++i) {
    ASSERT_GT(all[i].step, all[i - 1].step);
    ASSERT_LE(all[i].step, all[i - 1].step + 250) << "no gap between before and after";
  }
  click(page().panel(), "stop");
  EXPECT_TRUE(waitFor(0, JobState::Idle));
}

TEST_F(TrainRuns, SaysWhyARunHasNoParticlesToShow) {
  setParameter("iterations", std::int64_t{15});
  start();
  ASSERT_TRUE(waitFor(0, JobState::Finished));
  GasHistory history;
  QString why;
  QObject::connect(&history, &GasHistory::missing, [&](const QString& text) { why = text; });
  history.request(*job().record, nullptr, {{"happy", 15}});
  EXPECT_TRUE(why.contains("not in the project"));
}

TEST_F(TrainRuns, AQueuedRunKeepsItsSplitForTheNextStartAndAsACommand) {
  Workspace& workspace = window_->workspace();
  SplitRequest split;
  split.scheme = "leave-one-group-out";
  NoProgress progress;
  split.groupKeys = {"subject"};
  workspace.setSplit(0, makeSplit(*workspace.data(), split, progress));
  ASSERT_TRUE(workspace.trainingPart());
  setLongTraining();
  start();
  ASSERT_TRUE(waitFor(0, JobState::Running));
  setParameter("iterations", std::int64_t{10});
  page().settings()->start();
  const std::string file = workspace.trainingPart()->file.string();
  EXPECT_TRUE(job(1).command.contains(QString::fromStdString("--split " + file)));
  EXPECT_TRUE(job(1).command.contains("--fold 1 --part train"));
  const std::size_t all = workspace.data()->items().size();
  window_->close();
  window_.reset();
  open();
  ASSERT_TRUE(job(0).request.split);
  EXPECT_EQ(job(0).request.split->file, file);
  const int id = job(0).id;
  jobs().resume(id);
  ASSERT_TRUE(waitFor([&] { return jobs().find(id)->state == JobState::Finished; }));
  EXPECT_LT(jobs().find(id)->record->items.size(), all);
}

}  // namespace
