// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/pages/inspect_page.h"

#include <gtest/gtest.h>
#include <qcustomplot.h>

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

#include "app/gui/data/split_dialog.h"
#include "app/gui/player/check_list.h"
#include "app/gui/player/clip_details.h"
#include "app/gui/player/clip_player.h"
#include "app/gui/player/motion_curves.h"
#include "app/gui/player/tag_editor.h"
#include "core/experiment/catalogues.h"
#include "tests/app/gui/clicks.h"
#include "tests/app/gui/own_settings.h"
#include "tests/support/temporary_folder.h"
#include "widgets/class_bars.h"
#include "widgets/clip_table.h"
#include "widgets/number_field.h"
#include "widgets/theme.h"
#include "widgets/time_plot_stack.h"
#include "widgets/timeline.h"
#include "widgets/value_strip.h"

namespace emoforge {
namespace {

using testing::named;
using testing::TemporaryFolder;

constexpr int kWait = 60000;

/// One demo set for all cases: four clips a class.
const std::filesystem::path& demoData() {
  static const TemporaryFolder folder;
  static const std::filesystem::path data = [] {
    DemoRequest request;
    request.folder = folder / "demo-motion";
    request.perClass = 4;
    NoProgress progress;
    registry().demos.create("body-motion")->write(request, progress);
    return request.folder;
  }();
  return data;
}

class InspectPageTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { emoforge::testing::useOwnSettings(); }

  void SetUp() override {
    QCoreApplication::setOrganizationName("EmoForgeTest");
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope,
                       QString::fromStdString((folder_ / "settings").string()));
    theme().apply(ThemeMode::Dark);
    workspace_.setProjectsFolder(folder_ / "projects");
    auto* row = new QHBoxLayout(&window_);
    page_ = new InspectPage({workspace_, jobs_, clock_});
    row->addWidget(page_, 1);
    row->addWidget(page_->details());
    window_.resize(1500, 960);
    window_.show();
    window_.activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&window_));
    QSignalSpy opened(&workspace_, &Workspace::opened);
    QSignalSpy drawn(page_->curves(), &MotionCurves::shown);
    workspace_.open(demoData());
    ASSERT_TRUE(opened.wait(kWait));
    ASSERT_TRUE(QTest::qWaitFor([&] { return page_->player()->isVisible(); }, kWait));
    ASSERT_TRUE(QTest::qWaitFor([&] { return drawn.count() >= 1 && curveShown(); }, kWait));
    table()->view()->setFocus();
  }

  bool curveShown() const { return !page_->curves()->plots()->plot(0)->curves().isEmpty(); }
  ClipTable* table() const { return page_->table(); }
  const ViewStyle& style() const { return page_->player()->pane()->style(); }
  /// A key as the user presses it: into the widget that has the focus.
  void press(int key, Qt::KeyboardModifiers modifiers = {}) {
    QTest::keyClick(table()->view(), static_cast<Qt::Key>(key), modifiers);
  }
  const ClipRow& row(const QString& id) const {
    return table()->model()->rows()[table()->model()->rowOf(id)];
  }

  TemporaryFolder folder_;
  Workspace workspace_;
  JobRunner jobs_;
  PlaybackClock clock_;
  QWidget window_;
  InspectPage* page_ = nullptr;
};

TEST_F(InspectPageTest, EveryKeyOfThePlayerWorksWhileTheTableHasTheFocus) {
  const double frame = clock_.frameTime();
  press(Qt::Key_Space);
  EXPECT_TRUE(clock_.isPlaying());
  press(Qt::Key_Space);
  EXPECT_FALSE(clock_.isPlaying());
  press(Qt::Key_Home);
  EXPECT_EQ(clock_.time(), 0.0);
  press(Qt::Key_Right);
  EXPECT_EQ(clock_.frame(), 1);
  press(Qt::Key_Right, Qt::ShiftModifier);
  EXPECT_NEAR(clock_.time(), 1.0 + frame, 1e-9);
  press(Qt::Key_Left);
  EXPECT_NEAR(clock_.time(), 1.0, 1e-9);
  press(Qt::Key_Left, Qt::ShiftModifier);
  EXPECT_NEAR(clock_.time(), 0.0, 1e-9);
  press(Qt::Key_End);
  EXPECT_DOUBLE_EQ(clock_.time(), clock_.duration());
  const bool looped = clock_.isLooping();
  press(Qt::Key_L);
  EXPECT_NE(clock_.isLooping(), looped);
  clock_.setTime(0.5);
  press(Qt::Key_BracketLeft);
  clock_.setTime(1.0);
  press(Qt::Key_BracketRight);
  ASSERT_TRUE(clock_.loopRegion());
  EXPECT_NEAR(clock_.loopRegion()->start, 0.5, 1e-9);
  EXPECT_NEAR(clock_.loopRegion()->end, 1.0, 1e-9);
  for (int i = 0; i < 8; ++i) press(Qt::Key_Comma);
  EXPECT_DOUBLE_EQ(clock_.speed(), 0.1);
  for (int i = 0; i < 8; ++i) press(Qt::Key_Period);
  EXPECT_DOUBLE_EQ(clock_.speed(), 4.0);
  const ViewStyle before = style();
  press(Qt::Key_T);
  press(Qt::Key_O);
  press(Qt::Key_G);
  EXPECT_NE(style().trails, before.trails);
  EXPECT_NE(style().onionSkin, before.onionSkin);
  EXPECT_NE(style().grid, before.grid);
  EXPECT_EQ(page_->details()->viewSettings()->style().onionSkin, style().onionSkin);
  SkeletonView* view = page_->player()->pane()->view();
  press(Qt::Key_7);
  EXPECT_GT(view->camera().pitch, 1.5F);
  press(Qt::Key_1);
  const float front = view->camera().yaw;
  EXPECT_LT(view->camera().pitch, 0.2F);
  press(Qt::Key_3);
  EXPECT_NEAR(std::abs(std::remainder(view->camera().yaw - front, 6.2831853F)), 1.5707963F, 1e-4F);
  const float distance = view->camera().distance;
  OrbitCamera away = view->camera();
  away.distance = 3.0F * distance;
  view->setCamera(away);
  press(Qt::Key_F);
  EXPECT_NEAR(view->camera().distance, distance, 0.3F * distance);
  const QString first = table()->currentId();
  press(Qt::Key_Down);
  EXPECT_NE(table()->currentId(), first);
  press(Qt::Key_Up);
  EXPECT_EQ(table()->currentId(), first);
  // A field keeps its letters.
  table()->filterField()->setFocus();
  QTest::keyClicks(table()->filterField(), "to");
  EXPECT_EQ(table()->filterField()->text().toStdString(), "to");
  EXPECT_NE(style().trails, before.trails);
}

TEST_F(InspectPageTest, TheCurvesLieUnderTheTimelinePixelForPixel) {
  TimePlotStack* plots = page_->curves()->plots();
  ASSERT_EQ(plots->rowCount(), 2);
  const Timeline* timeline = page_->player()->timeline();
  for (const QSize size : {QSize(1500, 960), QSize(1281, 823)}) {
    window_.resize(size);
    page_->setCurvesVisible(true);
    ASSERT_TRUE(QTest::qWaitFor([&] {
      return plots->plot(1)->plot()->axisRect()->outerRect().width() == timeline->width();
    }));
    for (int row = 0; row < plots->rowCount(); ++row) {
      const TimePlot* plot = plots->plot(row);
      for (const double seconds : {0.0, 0.7, 1.3}) {
        EXPECT_NEAR(plot->mapTo(&window_, QPoint()).x() + plot->xAt(seconds),
                    timeline->mapTo(&window_, QPoint()).x() + timeline->xAt(seconds), 1e-6);
      }
    }
  }
  EXPECT_NEAR(plots->plot(0)->curves().front().seconds.last(), clock_.duration(), 1e-9);
  EXPECT_EQ(plots->plot(0)->curves().size(), 2);
  clock_.setTime(0.5);
  EXPECT_TRUE(plots->values(0)->values().front().endsWith(QStringLiteral("°")));
}

TEST_F(InspectPageTest, ShowOfASlidingFootLoopsItsFrames) {
  ClipDetails* details = page_->details();
  ASSERT_TRUE(QTest::qWaitFor([&] { return !details->findChild<CheckList*>()->checks().isEmpty(); },
                              kWait));
  LoadedClip clip;
  bool loaded = false;
  workspace_.loadClip(*workspace_.currentItem(), &window_, [&](const LoadedClip& one) {
    clip = one;
    loaded = true;
  });
  ASSERT_TRUE(QTest::qWaitFor([&] { return loaded; }, kWait));
  ClipChecks checks;
  checks.slides = {{BodySide::Right, 3, 9, 0.004}, {BodySide::Left, 12, 20, 0.0312}};
  details->show(clip, checks, *workspace_.currentItem(), {}, {});
  QLabel* link = nullptr;
  for (auto* label : details->findChildren<QLabel*>()) {
    if (label->text().contains("Left foot slides 31 mm")) link = label;
  }
  ASSERT_NE(link, nullptr);
  EXPECT_TRUE(link->text().contains("limit 30 mm")) << link->text().toStdString();
  EXPECT_TRUE(link->text().contains(QStringLiteral("12 – 20")));
  link->setFocus();
  QTest::keyClick(link, Qt::Key_Tab);
  QTest::keyClick(link, Qt::Key_Return);
  ASSERT_TRUE(clock_.loopRegion());
  EXPECT_NEAR(clock_.loopRegion()->start, 12 * clock_.frameTime(), 1e-9);
  EXPECT_NEAR(clock_.loopRegion()->end, 20 * clock_.frameTime(), 1e-9);
  EXPECT_EQ(clock_.frame(), 12);
}

TEST_F(InspectPageTest, TheLimitOfFootSlidesIsASetting) {
  ClipDetails* details = page_->details();
  auto* list = details->findChild<CheckList*>();
  ASSERT_TRUE(QTest::qWaitFor([&] { return !list->checks().isEmpty(); }, kWait));
  const auto limitOf = [](const ClipDetails& inside) -> NumberField* {
    for (auto* field : inside.findChildren<NumberField*>()) {
      if (field->accessibleName() == "Limit of foot slides") return field;
    }
    return nullptr;
  };
  NumberField* limit = limitOf(*details);
  ASSERT_NE(limit, nullptr);
  EXPECT_EQ(limit->value(), 30.0);
  const auto type = [&](const char* millimetres) {
    limit->setFocus();
    limit->selectAll();
    QTest::keyClicks(limit, millimetres);
    QTest::keyClick(limit, Qt::Key_Return);
    return list->checks().back();
  };
  const CheckList::Check strict = type("0.1");
  EXPECT_FALSE(strict.good) << strict.sentence.toStdString();
  EXPECT_TRUE(strict.sentence.contains("limit 0 mm")) << strict.sentence.toStdString();
  const CheckList::Check loose = type("200");
  EXPECT_TRUE(loose.good);
  EXPECT_TRUE(loose.sentence.contains("limit 200 mm")) << loose.sentence.toStdString();
  // Kept for the next clip and the next start.
  EXPECT_EQ(limitOf(ClipDetails())->value(), 200.0);
  type("30");
}

TEST_F(InspectPageTest, DelExcludesAndUndoTakesBack) {
  const QString id = table()->currentId();
  press(Qt::Key_Delete);
  EXPECT_TRUE(row(id).excluded);
  EXPECT_EQ(workspace_.excludedItems(), std::vector<std::string>{id.toStdString()});
  EXPECT_EQ(table()->currentId(), id);
  workspace_.undoStack()->undo();
  EXPECT_FALSE(row(id).excluded);
  press(Qt::Key_Delete);
  press(Qt::Key_Delete);  // the second takes back in
  EXPECT_FALSE(row(id).excluded);
}

TEST_F(InspectPageTest, ATagIsTypedShownFoundAndRemoved) {
  const QString id = table()->currentId();
  auto* button = named<QToolButton>(&window_, "Tag the selected clips");
  ASSERT_NE(button, nullptr);
  QTest::mouseClick(button, Qt::LeftButton);
  auto* field = named<QLineEdit>(&window_, "New tag");
  ASSERT_NE(field, nullptr);
  QTest::keyClicks(field, "full body");
  QTest::keyClick(field, Qt::Key_Return);
  EXPECT_EQ(row(id).tags.toStdString(), "full body");
  EXPECT_EQ(page_->details()->tags()->tags(), QStringList{"full body"});
  QTest::keyClicks(table()->filterField(), "full");
  EXPECT_EQ(table()->filter()->rowCount(), 1);
  auto* chip = named<QPushButton>(&window_, "Tag full body");
  ASSERT_NE(chip, nullptr);
  QTest::mouseClick(chip, Qt::LeftButton);
  EXPECT_TRUE(row(id).tags.isEmpty());
  workspace_.undoStack()->undo();
  EXPECT_EQ(row(id).tags.toStdString(), "full body");
}

TEST_F(InspectPageTest, ASplitByActorKeepsActorsApartAndIsShown) {
  const Dataset& data = *workspace_.data();
  auto* open = named<QPushButton>(&window_, "Split");
  ASSERT_NE(open, nullptr);
  QTest::mouseClick(open, Qt::LeftButton);
  auto* dialog = page_->findChild<SplitDialog*>();
  ASSERT_NE(dialog, nullptr);
  dialog->setGroupKeys({"subject"});
  auto* use = dialog->findChild<QPushButton*>("split");
  ASSERT_TRUE(QTest::qWaitFor([&] { return use->isEnabled(); }, kWait));
  QTest::mouseClick(use, Qt::LeftButton);
  std::map<std::string, std::set<QString>> partsOf;
  int test = 0;
  for (const Item& item : data.items()) {
    const QString part = row(QString::fromStdString(item.id)).split;
    EXPECT_FALSE(part.isEmpty()) << item.id;
    partsOf[std::string(item.column("subject"))].insert(part);
    test += part == "test";
  }
  for (const auto& [subject, parts] : partsOf) EXPECT_EQ(parts.size(), 1U) << subject;
  EXPECT_GT(test, 0);
  int shown = 0;
  for (const ClassBars::Row& bar : table()->classBars()->rows()) shown += bar.test;
  EXPECT_EQ(shown, test);
  EXPECT_FALSE(table()->view()->isColumnHidden(ClipModel::SplitColumn));
  ASSERT_TRUE(workspace_.trainingPart());
  EXPECT_TRUE(std::filesystem::exists(workspace_.trainingPart()->file));
  EXPECT_EQ(open->text().toStdString(), "Split by subject");
  workspace_.undoStack()->undo();
  EXPECT_FALSE(workspace_.trainingPart());
}

TEST_F(InspectPageTest, WhatAFilterDeselectsCanBeHadBack) {
  press(Qt::Key_A, Qt::ControlModifier);
  const std::size_t all = workspace_.selectedIds().size();
  ASSERT_EQ(all, workspace_.data()->items().size());
  QTest::keyClicks(table()->filterField(), "happy");
  EXPECT_LT(workspace_.selectedIds().size(), all);
  for (auto* label : table()->findChildren<QLabel*>()) {
    if (label->text().contains("Undo")) label->linkActivated("undo");
  }
  EXPECT_EQ(workspace_.selectedIds().size(), all);
}

}  // namespace
}  // namespace emoforge
