// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <QComboBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/number_field.h"
#include "widgets/playback_clock.h"
#include "widgets/playback_keys.h"
#include "widgets/theme.h"
#include "widgets/time_axis.h"
#include "widgets/timeline.h"
#include "widgets/transport_bar.h"

namespace emoforge {
namespace {

constexpr double kFrame = 1.0 / 30.0;

class PlaybackTest : public ::testing::Test {
 protected:
  void SetUp() override {
    theme().apply(ThemeMode::Dark);
    clock_.setFrameTime(kFrame);
    clock_.setDuration(90 * kFrame);  // 91 frames, 3 s
    auto* layout = new QVBoxLayout(&page_);
    timeline_ = new Timeline(&clock_);
    transport_ = new TransportBar(&clock_);
    field_ = new QLineEdit;
    layout->addWidget(timeline_);
    layout->addWidget(transport_);
    layout->addWidget(field_);
    new PlaybackKeys(&page_, &clock_);
    page_.resize(800, 200);
    page_.show();
    page_.activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&page_));
    timeline_->setFocus();
  }
  QPoint at(double seconds) { return {qRound(timeline_->xAt(seconds)), 30}; }
  QToolButton* button(const char* name) {
    return transport_->findChild<QToolButton*>(QLatin1String(name));
  }

  PlaybackClock clock_;
  QWidget page_;
  Timeline* timeline_ = nullptr;
  TransportBar* transport_ = nullptr;
  QLineEdit* field_ = nullptr;
};

TEST_F(PlaybackTest, TimeRunsWithTheSpeedAndStopsAtTheEndWithoutLoop) {
  clock_.setLooping(false);
  clock_.setPlaying(true);
  clock_.setSpeed(0.5);
  clock_.advance(1.0);
  EXPECT_DOUBLE_EQ(clock_.time(), 0.5);
  clock_.setSpeed(4);
  clock_.advance(10.0);
  EXPECT_DOUBLE_EQ(clock_.time(), 3.0);
  EXPECT_FALSE(clock_.isPlaying());
  clock_.setPlaying(true);  // from the start again
  EXPECT_DOUBLE_EQ(clock_.time(), 0.0);
}

TEST_F(PlaybackTest, ALoopRegionIsRepeatedWithoutLosingTime) {
  clock_.setLoopRegion(LoopRegion{2.0, 1.0});
  EXPECT_EQ(clock_.loopRegion(), (LoopRegion{1.0, 2.0}));
  clock_.setLooping(true);
  clock_.setTime(1.5);
  clock_.setPlaying(true);
  clock_.advance(2.75);  // 1.5 + 2.75 = 4.25 = 2.25 turns after the end of the region
  EXPECT_NEAR(clock_.time(), 1.25, 1e-12);
}

TEST_F(PlaybackTest, PlayersWithOtherFrameTimesFollowOneClock) {
  clock_.setTime(1.0);
  EXPECT_EQ(clock_.frame(), 30);
  EXPECT_EQ(PlaybackClock::frameAt(1.0, 1.0 / 120, 1000), 120);
  EXPECT_EQ(PlaybackClock::frameAt(1.0, 1.0 / 25, 20), 19);  // its clip is shorter
  for (int frame = 0; frame <= 90; ++frame) {
    clock_.setFrame(frame);
    EXPECT_EQ(clock_.frame(), frame);
  }
}

TEST_F(PlaybackTest, TheTimerKeepsToTheWallClock) {
  clock_.setLooping(false);
  QElapsedTimer wall;
  clock_.setPlaying(true);
  wall.start();
  QTest::qWait(400);
  EXPECT_NEAR(clock_.time(), static_cast<double>(wall.nsecsElapsed()) * 1e-9, 0.06);
}

TEST_F(PlaybackTest, ButtonsStepPlayAndLoop) {
  for (auto* step : transport_->findChildren<QToolButton*>()) {
    if (step->accessibleName() == "Forward one frame") QTest::mouseClick(step, Qt::LeftButton);
  }
  EXPECT_EQ(clock_.frame(), 1);
  EXPECT_EQ(transport_->findChild<NumberField*>("frame")->value(), 1);
  QTest::mouseClick(button("play"), Qt::LeftButton);
  EXPECT_TRUE(clock_.isPlaying());
  EXPECT_EQ(button("play")->accessibleName().toStdString(), "Pause");
  QTest::mouseClick(button("play"), Qt::LeftButton);
  EXPECT_FALSE(clock_.isPlaying());
  QTest::mouseClick(button("loop"), Qt::LeftButton);
  EXPECT_FALSE(clock_.isLooping());
  auto* speed = transport_->findChild<QComboBox*>();
  speed->setFocus();
  QTest::keyClick(speed, Qt::Key_Down);
  EXPECT_EQ(clock_.speed(), 2.0);
  auto* frame = transport_->findChild<NumberField*>("frame");
  frame->setFocus();
  frame->selectAll();
  QTest::keyClicks(frame, "45");
  EXPECT_EQ(clock_.frame(), 45);
}

TEST_F(PlaybackTest, APlainTimelineShowsHowMuchIsPlayed) {
  clock_.setTime(1.5);
  const auto colorAt = [this](double seconds) {
    return timeline_->grab().toImage().pixelColor(qRound(timeline_->xAt(seconds)),
                                                  timeline_->height() - 10);
  };
  EXPECT_NE(colorAt(1.0), colorAt(2.0));
  timeline_->setLanes({{"L", {}}, {"R", {}}});
  EXPECT_EQ(colorAt(1.0), colorAt(2.0));
}

TEST_F(PlaybackTest, DraggingTheTimelineScrubsToWholeFrames) {
  QTest::mousePress(timeline_, Qt::LeftButton, {}, at(1.003));
  EXPECT_EQ(clock_.frame(), 30);
  EXPECT_DOUBLE_EQ(clock_.time(), 30 * kFrame);
  QTest::mouseMove(timeline_, at(2.0));
  EXPECT_EQ(clock_.frame(), 60);
  QTest::mouseMove(timeline_, QPoint(5000, 30));
  EXPECT_DOUBLE_EQ(clock_.time(), 3.0);
  QTest::mouseRelease(timeline_, Qt::LeftButton, {}, at(2.0));
}

TEST_F(PlaybackTest, ShiftDragSetsTheLoopAndItsHandlesMoveIt) {
  clock_.setLooping(false);
  QTest::mousePress(timeline_, Qt::LeftButton, Qt::ShiftModifier, at(2.0));
  QTest::mouseMove(timeline_, at(1.0));
  QTest::mouseRelease(timeline_, Qt::LeftButton, Qt::ShiftModifier, at(1.0));
  ASSERT_TRUE(clock_.loopRegion());
  EXPECT_NEAR(clock_.loopRegion()->start, 1.0, 1e-9);
  EXPECT_NEAR(clock_.loopRegion()->end, 2.0, 1e-9);
  EXPECT_TRUE(clock_.isLooping());
  QTest::mousePress(timeline_, Qt::LeftButton, {}, at(2.0));
  QTest::mouseMove(timeline_, at(2.5));
  QTest::mouseRelease(timeline_, Qt::LeftButton, {}, at(2.5));
  EXPECT_NEAR(clock_.loopRegion()->end, 2.5, 1e-9);
  QTest::mouseDClick(timeline_, Qt::LeftButton, {}, at(1.7));
  EXPECT_FALSE(clock_.loopRegion());
}

TEST_F(PlaybackTest, PositionAndTimeAreInverse) {
  timeline_->axis()->setMargins(60, 20);
  for (double seconds : {0.0, 0.7, 1.5, 3.0}) {
    EXPECT_NEAR(timeline_->timeAt(timeline_->xAt(seconds)), seconds, 1e-12);
  }
  EXPECT_DOUBLE_EQ(timeline_->xAt(0.0), 60.0);
  EXPECT_DOUBLE_EQ(timeline_->xAt(3.0), timeline_->width() - 20.0);
}

TEST_F(PlaybackTest, InANarrowBarTheTextsGiveWayAndTheButtonsStay) {
  page_.resize(530, 200);
  const auto overlap = [this] {
    const auto widgets = transport_->findChildren<QWidget*>(Qt::FindDirectChildrenOnly);
    for (QWidget* a : widgets) {
      if (!a->isVisible()) continue;
      if (!transport_->rect().contains(a->geometry())) return true;
      for (QWidget* b : widgets) {
        if (a < b && b->isVisible() && a->geometry().intersects(b->geometry())) return true;
      }
    }
    return false;
  };
  EXPECT_TRUE(QTest::qWaitFor([&] { return transport_->width() < 540 && !overlap(); }, 2000));
  EXPECT_TRUE(button("play")->isVisible());
  page_.resize(900, 200);
  EXPECT_TRUE(QTest::qWaitFor([&] { return transport_->width() > 800 && !overlap(); }, 2000));
}

TEST_F(PlaybackTest, KeysMoveTheClock) {
  QTest::keyClick(timeline_, Qt::Key_Right);
  EXPECT_EQ(clock_.frame(), 1);
  QTest::keyClick(timeline_, Qt::Key_Right, Qt::ShiftModifier);
  EXPECT_NEAR(clock_.time(), 1.0 + kFrame, 1e-12);
  QTest::keyClick(timeline_, Qt::Key_BracketLeft);
  QTest::keyClick(timeline_, Qt::Key_End);
  EXPECT_DOUBLE_EQ(clock_.time(), 3.0);
  EXPECT_NEAR(clock_.loopRegion()->start, 1.0 + kFrame, 1e-12);
  QTest::keyClick(timeline_, Qt::Key_Home);
  EXPECT_DOUBLE_EQ(clock_.time(), 0.0);
  QTest::keyClick(timeline_, Qt::Key_Period);
  EXPECT_EQ(clock_.speed(), 2.0);
  QTest::keyClick(timeline_, Qt::Key_Comma);
  QTest::keyClick(timeline_, Qt::Key_Comma);
  EXPECT_EQ(clock_.speed(), 0.5);
  QTest::keyClick(timeline_, Qt::Key_L);
  EXPECT_FALSE(clock_.isLooping());
  QTest::keyClick(timeline_, Qt::Key_Space);
  EXPECT_TRUE(clock_.isPlaying());
}

TEST_F(PlaybackTest, ATextFieldKeepsItsKeys) {
  field_->setFocus();
  QTest::keyClicks(field_, "l [");
  EXPECT_EQ(field_->text().toStdString(), "l [");
  EXPECT_FALSE(clock_.isPlaying());
  EXPECT_TRUE(clock_.isLooping());
}

}  // namespace
}  // namespace emoforge
