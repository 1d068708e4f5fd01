// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/pages/compare_page.h"

#include <gtest/gtest.h>

#include <QAbstractButton>
#include <QComboBox>
#include <QHBoxLayout>
#include <QMenu>
#include <QProcess>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QUndoStack>
#include <cmath>
#include <set>

#include "app/gui/compare/compare_head.h"
#include "app/gui/compare/copy_list.h"
#include "app/gui/compare/density_plot.h"
#include "app/gui/compare/distance_plate.h"
#include "app/gui/compare/nearest_panel.h"
#include "app/gui/compare/pane_grid.h"
#include "app/gui/compare/pane_stage.h"
#include "app/gui/player/motion_curves.h"
#include "app/gui/player/role_label.h"
#include "app/gui/player/skeleton_pane.h"
#include "core/experiment/catalogues.h"
#include "core/experiment/synthetic_items.h"
#include "core/experiment/train.h"
#include "core/motion/posed_mirror.h"
#include "tests/app/gui/clicks.h"
#include "tests/app/gui/demo_motion.h"
#include "tests/support/temporary_folder.h"
#include "widgets/item_roles.h"
#include "widgets/theme.h"
#include "widgets/time_plot_stack.h"

using namespace emoforge;
using emoforge::testing::demoMotion;
using emoforge::testing::named;
using emoforge::testing::TemporaryFolder;

namespace {

constexpr int longWait = 60000;

/// The demo set with one trained run, made once for all cases.
struct TrainedDemo {
  TemporaryFolder folder;
  std::filesystem::path data = demoMotion();
  std::filesystem::path run = folder / "neural-gas-1";

  TrainedDemo() {
    NoProgress progress;
    TrainRequest request;
    request.data = data;
    request.generator = "neural-gas";
    request.out = run;
    train(request, progress);
  }
};

const TrainedDemo& trainedDemo() {
  static const TrainedDemo demo;
  return demo;
}

class ComparePageTest : public ::testing::Test {
 protected:
  void SetUp() override {
    theme().apply(ThemeMode::Dark);
    workspace_.setProjectsFolder(folder_ / "projects");
    page_ = new ComparePage(context_);
    auto* row = new QHBoxLayout(&window_);
    row->addWidget(page_, 1);
    row->addWidget(page_->nearestPanel());
    page_->nearestPanel()->setFixedWidth(320);
    window_.resize(1400, 900);
    window_.show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&window_));
  }

  void openWithRun(const std::filesystem::path& trained = trainedDemo().run) {
    QSignalSpy opened(&workspace_, &Workspace::opened);
    workspace_.open(trainedDemo().data);
    ASSERT_TRUE(opened.wait(longWait));
    run_ = workspace_.project().folder / "runs" / "neural-gas-1";
    std::filesystem::create_directories(run_.parent_path());
    std::filesystem::copy(trained, run_, std::filesystem::copy_options::recursive);
    workspace_.addRun(run_);
    ASSERT_TRUE(QTest::qWaitFor([this] { return page_->hasPair() && reported(); }, longWait));
  }

  SampleChoice chosenSample(const ComparePane* pane) const {
    return syntheticSample(pane->chooser()->current().toStdString(), workspace_.data()->classes())
        .value_or(SampleChoice{"none", 0});
  }

  bool reported() const { return page_->nearestPanel()->current() != nullptr; }

  /// Clicks a button and waits until the clips were laid out again.
  void clickAndArrange(QAbstractButton* button) {
    QSignalSpy arranged(page_->stage(), &PaneStage::arranged);
    QTest::mouseClick(button, Qt::LeftButton);
    ASSERT_TRUE(arranged.count() > 0 || arranged.wait(longWait));
  }

  TemporaryFolder folder_;
  std::filesystem::path run_;
  Workspace workspace_;
  JobRunner jobs_;
  PlaybackClock clock_;
  WindowContext context_{workspace_, jobs_, clock_};
  QWidget window_;
  ComparePage* page_ = nullptr;
};

TEST_F(ComparePageTest, OffersTrainingWhileThereIsNothingToCompare) {
  QSignalSpy train(page_, &ComparePage::trainRequested);
  QTest::mouseClick(named<QAbstractButton>(page_->nearestPanel(), "Train"), Qt::LeftButton);
  QTest::mouseClick(named<QAbstractButton>(page_->grid()->synthetic(), "Train"), Qt::LeftButton);
  EXPECT_EQ(train.count(), 2);
}

TEST_F(ComparePageTest, OverlaysBothClipsWithTheirJointDistances) {
  openWithRun();
  EXPECT_TRUE(page_->syntheticPane()->isVisible());
  EXPECT_FALSE(page_->stage()->distances()->isVisible());
  QTest::mouseClick(named<QAbstractButton>(page_->head(), "Overlay"), Qt::LeftButton);
  EXPECT_FALSE(page_->syntheticPane()->isVisible());
  EXPECT_TRUE(page_->realPane()->style().jointDistances);
  EXPECT_TRUE(page_->stage()->distances()->isVisible());
  // The number is the mean over the joints of what is drawn now.
  const auto& placed = page_->stage()->placed();
  clock_.setTime(0.5);
  const auto frame = [](const PlacedClip& clip) {
    return (0.5 - clip.startSeconds) / clip.clip->frameTimeSeconds;
  };
  const FrameDistance distance(*placed[0].clip, *placed[1].clip, placed[1].turnRadians);
  const std::vector<double> metres = distance.at(frame(placed[0]), frame(placed[1]));
  double sum = 0.0;
  for (const double one : metres) sum += 1000.0 * one;
  EXPECT_NEAR(page_->stage()->distances()->meanMillimetres(),
              sum / static_cast<double>(metres.size()), 1e-6);
  EXPECT_GT(sum, 0.0);
  // The synthetic clip is still chosen, now in the strip of the one picture.
  EXPECT_TRUE(page_->grid()->synthetic()->chooser()->isVisible());
  QTest::mouseClick(named<QAbstractButton>(page_->head(), "Side by side"), Qt::LeftButton);
  EXPECT_TRUE(page_->syntheticPane()->isVisible());
  EXPECT_FALSE(page_->realPane()->style().jointDistances);
}

TEST_F(ComparePageTest, AlignsAndShiftsTheClips) {
  openWithRun();
  auto* align = named<QComboBox>(page_->head(), "Align");
  QSignalSpy arranged(page_->stage(), &PaneStage::arranged);
  align->setFocus();
  QTest::keyClick(align, Qt::Key_End);  // as recorded
  ASSERT_TRUE(QTest::qWaitFor([&] { return arranged.count() > 0; }, longWait));
  EXPECT_EQ(page_->stage()->placed()[1].turnRadians, 0.0F);
  EXPECT_EQ(page_->stage()->placed()[1].startSeconds, 0.0);

  const double frame = page_->stage()->placed()[0].clip->frameTimeSeconds;
  const double length = clock_.duration();
  auto* offset = named<QSpinBox>(page_->head(), "Offset of the synthetic clips");
  offset->setFocus();
  for (int i = 0; i < 3; ++i) QTest::keyClick(offset, Qt::Key_Up);
  EXPECT_NEAR(page_->stage()->placed()[1].startSeconds, 3.0 * frame, 1e-9);
  // Before the real clip: the clock begins with the earlier one, nothing is cut off.
  for (int i = 0; i < 8; ++i) QTest::keyClick(offset, Qt::Key_Down);
  EXPECT_NEAR(page_->stage()->placed()[0].startSeconds, 5.0 * frame, 1e-9);
  EXPECT_EQ(page_->stage()->placed()[1].startSeconds, 0.0);
  auto* realOffset = named<QSpinBox>(page_->head(), "Offset of the real clip");
  realOffset->setFocus();
  for (int i = 0; i < 5; ++i) QTest::keyClick(realOffset, Qt::Key_Down);
  EXPECT_EQ(page_->stage()->placed()[0].startSeconds, 0.0);
  EXPECT_EQ(page_->stage()->placed()[1].startSeconds, 0.0);
  EXPECT_NEAR(clock_.duration(), length, 1e-9);
}

TEST_F(ComparePageTest, KeepsTheChosenNumberWhenTheClassChanges) {
  openWithRun();
  ComparePane* synthetic = page_->grid()->synthetic();
  const QString before = synthetic->chooser()->current();
  for (int i = 0; i < 3; ++i) {
    clickAndArrange(named<QAbstractButton>(synthetic, "Next: Synthetic clip"));
  }
  EXPECT_EQ(chosenSample(synthetic).number, 4U);
  EXPECT_NE(synthetic->chooser()->current(), before);
  EXPECT_EQ(page_->nearestPanel()->current()->number, 4U);
  const Dataset* data = workspace_.data();
  const std::string other = data->classes()[1];
  workspace_.select(0, {data->items()[data->itemsOfClass(other).front()].id});
  ASSERT_TRUE(QTest::qWaitFor(
      [&] { return reported() && page_->nearestPanel()->report()->label == other; }, longWait));
  EXPECT_EQ(synthetic->chooser()->current().toStdString(), syntheticId({other, 4}));
}

TEST_F(ComparePageTest, TellsTheNearestTrainingClipOfEverySyntheticOne) {
  openWithRun();
  NearestPanel* panel = page_->nearestPanel();
  const CopyReport& report = *panel->report();
  ASSERT_EQ(report.rows.size(), clipsOfferedPerClass);
  EXPECT_EQ(report.training->items.size(), workspace_.data()->items().size());
  // The picture's clip and the report's are the same sample.
  const PosedClip& shown = *page_->grid()->synthetic()->source()->clip().posed;
  EXPECT_EQ(shown.positions, panel->current()->clip.posed->positions);
  // The list is sorted by distance and agrees with a ranking of the whole set.
  const auto ranked = report.training->neighbours->ranked(shown);
  EXPECT_EQ(ranked[0].index, panel->current()->nearest.first.index);
  double last = 0.0;
  for (int i = 0; i < panel->list()->topLevelItemCount(); ++i) {
    const double distance = panel->list()->topLevelItem(i)->text(1).toDouble();
    EXPECT_GE(distance, last);
    last = distance;
  }
  EXPECT_NEAR(panel->plot()->mark(), 1000.0 * ranked[0].match.metres, 1e-9);
  // A click on a row shows that clip.
  QTreeWidgetItem* row = panel->list()->topLevelItem(5);
  const auto number = row->text(0).right(2).toULongLong();
  QSignalSpy arranged(page_->stage(), &PaneStage::arranged);
  QTest::mouseClick(panel->list()->viewport(), Qt::LeftButton, {},
                    panel->list()->visualItemRect(row).center());
  ASSERT_TRUE(arranged.count() > 0 || arranged.wait(longWait));
  EXPECT_EQ(chosenSample(page_->grid()->synthetic()).number, number);
}

TEST_F(ComparePageTest, AddsAndRemovesPanesOnOneClockAndCamera) {
  openWithRun();
  PaneGrid* grid = page_->grid();
  clickAndArrange(named<QAbstractButton>(page_->nearestPanel(), "Show beside"));
  ASSERT_EQ(grid->panes().size(), 3U);
  EXPECT_EQ(grid->panes()[2]->role(), ClipRole::Nearest);
  QMenu* menu = page_->head()->paneMenu();
  for (int i = 0; i < 3; ++i) {
    emit menu->aboutToShow();
    QSignalSpy arranged(page_->stage(), &PaneStage::arranged);
    menu->actions().at(i == 0 ? 0 : 1)->trigger();
    ASSERT_TRUE(QTest::qWaitFor(
        [&] { return grid->panes().back()->source()->hasClip() && arranged.count() > 0; },
        longWait));
  }
  ASSERT_EQ(grid->panes().size(), 6U);
  EXPECT_TRUE(grid->isFull());
  ASSERT_TRUE(QTest::qWaitFor([&] { return page_->stage()->placed().size() >= 6; }, longWait));
  // Two rows of three.
  EXPECT_GT(grid->panes()[3]->y(), grid->panes()[2]->y());
  EXPECT_EQ(grid->panes()[3]->x(), grid->panes()[0]->x());
  QTest::keyClick(page_->realPane()->view(), Qt::Key_3);
  for (const ComparePane* pane : grid->panes()) {
    EXPECT_FLOAT_EQ(pane->stage()->view()->camera().yaw, page_->realPane()->view()->camera().yaw);
  }
  clickAndArrange(named<QAbstractButton>(grid->panes()[4], "Remove this pane"));
  EXPECT_EQ(grid->panes().size(), 5U);
}

/// Many neurons that begin on the clips and give them back without noise or smoothing.
const std::filesystem::path& copyingRun() {
  static const TemporaryFolder folder;
  static const std::filesystem::path run = [] {
    TrainRequest request;
    request.data = trainedDemo().data;
    request.generator = "neural-gas";
    request.set = {{"neurons", 60}, {"start", "data"}, {"noise", 0.0}, {"smoothing", 0.0}};
    request.out = folder / "copies";
    NoProgress progress;
    train(request, progress);
    return request.out;
  }();
  return run;
}

TEST_F(ComparePageTest, ExcludesCopiesAndTakesItBack) {
  openWithRun(copyingRun());
  NearestPanel* panel = page_->nearestPanel();
  std::vector<std::string> copies;
  for (const CopyRow& row : panel->report()->rows) {
    if (row.verdict.kind == CopyVerdict::Kind::Copy)
      copies.push_back(syntheticId({panel->report()->label, row.number}));
  }
  ASSERT_FALSE(copies.empty());
  auto* exclude = named<QAbstractButton>(panel, "Exclude copies");
  ASSERT_TRUE(exclude->isEnabled());
  QTest::mouseClick(exclude, Qt::LeftButton);
  EXPECT_EQ(workspace_.excludedIdsOfRun(run_), copies);
  EXPECT_FALSE(exclude->isEnabled());
  int struck = 0;
  for (int i = 0; i < panel->list()->topLevelItemCount(); ++i)
    struck += panel->list()->topLevelItem(i)->data(0, ExcludedRole).toBool() ? 1 : 0;
  EXPECT_EQ(static_cast<std::size_t>(struck), copies.size());
  workspace_.undoStack()->undo();
  EXPECT_TRUE(workspace_.excludedIdsOfRun(run_).empty());
  EXPECT_TRUE(exclude->isEnabled());
}

TEST_F(ComparePageTest, ShowsAMatchInTheMirrorAsAMirrorDoes) {
  openWithRun();
  NearestPanel* panel = page_->nearestPanel();
  // The same clip seen in a mirror.
  auto report = std::make_shared<CopyReport>(*panel->report());
  CopyRow row = report->rows.front();
  const LoadedClip training = row.nearestClip;
  row.clip.posed = std::make_shared<const PosedClip>(mirrored(*training.posed));
  row.nearest = report->training->neighbours->nearest(*row.clip.posed);
  EXPECT_TRUE(row.nearest.first.match.mirrored);
  EXPECT_LT(row.nearest.first.match.metres, 0.001);
  EXPECT_EQ(report->training->clip(row.nearest.first.index)->values, training.motion->values);
  report->rows = {row};
  panel->setCurrent(row.number);
  panel->showReport(report, {}, {});
  const auto shown = panel->findChild<SkeletonPane*>()->view()->clips();
  ASSERT_EQ(shown.size(), 2U);
  EXPECT_EQ(shown[0].role, ClipRole::Nearest);
  EXPECT_EQ(shown[0].clip->positions, row.clip.posed->positions);
  bool told = false;
  for (auto* label : panel->findChildren<RoleLabel*>())
    told = told || label->accessibleName().endsWith("mirrored");
  EXPECT_TRUE(told);
}

TEST_F(ComparePageTest, CallsASampleAsTheCommandLineDoes) {
  openWithRun();
  const std::filesystem::path out = folder_ / "generated";
  QProcess program;
  program.start(QStringLiteral(EMOFORGE_BINARY_DIR "/bin/emoforge-cli"),
                {"generate", "--run", QString::fromStdString(run_.string()), "--per-class", "10",
                 "--out", QString::fromStdString(out.string())});
  ASSERT_TRUE(program.waitForFinished(longWait));
  ASSERT_EQ(program.exitCode(), 0) << program.readAllStandardError().toStdString();
  const Dataset generated = Dataset::open(out, registry().formats);
  std::set<std::string> ofProgram;
  for (const Item& item : generated.items()) ofProgram.insert(item.id);
  std::set<std::string> ofWindow;
  for (const auto& entry : page_->grid()->synthetic()->chooser()->entries())
    ofWindow.insert(entry.id.toStdString());
  EXPECT_EQ(ofWindow, ofProgram);
  // And the same id is the same clip.
  const ClipChooser* chooser = page_->grid()->synthetic()->chooser();
  const Item* same = generated.find(chooser->current().toStdString());
  ASSERT_NE(same, nullptr);
  EXPECT_EQ(toPosedClip(asMotion(*generated.load(*same))).positions,
            page_->grid()->synthetic()->source()->clip().posed->positions);
}

TEST_F(ComparePageTest, DrawsTheCurvesOfThePairAndTheNearestClip) {
  openWithRun();
  ASSERT_TRUE(QTest::qWaitFor(
      [this] {
        const auto plots = page_->stage()->curves()->findChildren<TimePlot*>();
        return !plots.isEmpty() && plots.front()->curves().size() == 3;
      },
      longWait));
  const auto plots = page_->stage()->curves()->findChildren<TimePlot*>();
  EXPECT_EQ(plots.front()->curves()[0].line, Qt::SolidLine);
  EXPECT_EQ(plots.front()->curves()[1].line, Qt::DashLine);
  EXPECT_EQ(plots.front()->curves()[2].line, Qt::DotLine);
}

}  // namespace
