// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewers/skeleton_view.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QDockWidget>
#include <QLabel>
#include <QMainWindow>
#include <QScreen>
#include <QStackedWidget>
#include <QTest>
#include <cmath>

#include "tests/viewers/skeleton_window.h"
#include "viewers/placeholder_view.h"

using namespace emoforge;

namespace {

/// Pixels of about this hue; light changes their value, not the hue.
int pixelsOfHue(const QImage& image, int hue, int minimumSaturation = 120) {
  int count = 0;
  for (int y = 0; y < image.height(); ++y) {
    for (int x = 0; x < image.width(); ++x) {
      const QColor colour(image.pixel(x, y));
      const int away = std::abs(colour.hue() - hue);
      if (std::min(away, 360 - away) < 12 && colour.saturation() > minimumSaturation &&
          colour.value() > 60) {
        ++count;
      }
    }
  }
  return count;
}

QImage grab(SkeletonView* view) {
  return pictureOf([view](auto take) { view->grabPicture(take); });
}

using SkeletonViewTest = SkeletonWindow;

TEST_F(SkeletonViewTest, DrawsSyntheticInEmberAndRealInInk) {
  view_->setClips({placed(ClipRole::Real)}, true);
  EXPECT_EQ(pixelsOfHue(grab(view_), 23), 0);
  view_->setClips({placed(ClipRole::Synthetic)}, true);
  EXPECT_GT(pixelsOfHue(grab(view_), 23), 2500);
}

TEST_F(SkeletonViewTest, GivesThePictureUpright) {
  ViewColors colors = darkViewColors();
  colors.backgroundTop = {1.0F, 0.0F, 0.0F, 1.0F};
  colors.backgroundBottom = {0.0F, 0.0F, 1.0F, 1.0F};
  view_->setColors(colors);
  const QImage image = grab(view_);
  ASSERT_EQ(image.size(), view_->size() * view_->devicePixelRatio());
  const QColor top(image.pixel(image.width() / 2, 2));
  const QColor bottom(image.pixel(image.width() / 2, image.height() - 3));
  EXPECT_GT(top.red(), 240);
  EXPECT_GT(bottom.blue(), 240);
}

TEST_F(SkeletonViewTest, MovesTheFigureWithTheClockUnlessTheCameraFollows) {
  ViewStyle style;
  style.trails = false;
  style.followRoot = false;
  style.grid = false;
  view_->setStyle(style);
  view_->setClips({placed(ClipRole::Synthetic)}, true);
  view_->look(CameraPreset::Side);
  const QImage first = grab(view_);
  view_->setTime(1.5);
  const QImage later = grab(view_);
  EXPECT_NE(first, later);
}

TEST_F(SkeletonViewTest, TurnsPansAndZoomsWithTheMouse) {
  view_->setClips({placed(ClipRole::Real)}, true);
  QWindow* native = nullptr;
  for (QWindow* window : QGuiApplication::allWindows()) {
    if (window->surfaceType() == QSurface::OpenGLSurface && window->isVisible()) native = window;
  }
  ASSERT_NE(native, nullptr);
  const OrbitCamera before = view_->camera();
  QTest::mousePress(native, Qt::LeftButton, {}, {200, 200});
  QTest::mouseMove(native, {260, 200});
  QTest::mouseRelease(native, Qt::LeftButton, {}, {260, 200});
  EXPECT_NE(view_->camera().yaw, before.yaw);
  EXPECT_EQ(view_->camera().target, before.target);

  const OrbitCamera turned = view_->camera();
  QTest::mousePress(native, Qt::LeftButton, Qt::AltModifier, {200, 200});
  QMouseEvent move(QEvent::MouseMove, {230, 210}, native->mapToGlobal(QPointF(230, 210)),
                   Qt::NoButton, Qt::LeftButton, Qt::AltModifier);
  QApplication::sendEvent(native, &move);
  QTest::mouseRelease(native, Qt::LeftButton, Qt::AltModifier, {230, 210});
  EXPECT_EQ(view_->camera().yaw, turned.yaw);
  EXPECT_NE(view_->camera().target, turned.target);

  const float distance = view_->camera().distance;
  QWheelEvent wheel({200, 200}, native->mapToGlobal(QPointF(200, 200)), {}, {0, 120}, Qt::NoButton,
                    {}, Qt::NoScrollPhase, false);
  QApplication::sendEvent(native, &wheel);
  EXPECT_LT(view_->camera().distance, distance);
}

TEST_F(SkeletonViewTest, KeepsItsKeysAndPassesTheOthersOn) {
  view_->setClips({placed(ClipRole::Real)}, true);
  int passedOn = 0;
  struct Counter : QObject {
    int* count = nullptr;
    bool eventFilter(QObject*, QEvent* event) override {
      if (event->type() == QEvent::KeyPress) ++*count;
      return false;
    }
  } counter;
  counter.count = &passedOn;
  window_.installEventFilter(&counter);
  view_->setFocus();
  QTest::keyClick(view_, Qt::Key_7);
  EXPECT_NEAR(view_->camera().pitch, 1.57F, 0.01F);
  QTest::keyClick(view_, Qt::Key_1);
  EXPECT_NEAR(view_->camera().yaw, 0.0F, 0.01F);
  EXPECT_EQ(passedOn, 0);
  QTest::keyClick(view_, Qt::Key_Space);
  EXPECT_EQ(passedOn, 1);
}

TEST_F(SkeletonViewTest, StillDrawsAfterItsDockWasFloatedAndDockedAgain) {
  auto* dock = new QDockWidget("view", &window_);
  auto* docked = createSkeletonView(dock);
  docked->setColors(darkViewColors());
  docked->setClips({placed(ClipRole::Synthetic)}, true);
  dock->setWidget(docked);
  window_.addDockWidget(Qt::RightDockWidgetArea, dock);
  window_.resize(900, 480);
  docked->setMinimumSize(300, 300);
  QTest::qWait(300);
  for (const bool floating : {true, false, true, false}) {
    dock->setFloating(floating);
    docked->frameFigure();
    QTest::qWait(600);
    QWidget* top = floating ? static_cast<QWidget*>(dock) : &window_;
    const QImage screen = top->screen()->grabWindow(docked->winId()).toImage();
    EXPECT_GT(pixelsOfHue(screen, 23), 800) << (floating ? "floating" : "docked");
  }
}

TEST_F(SkeletonViewTest, DrawsAgainWhenItIsShownAgain) {
  auto* stack = new QStackedWidget;
  SkeletonView* views[2];
  for (int i = 0; i < 2; ++i) {
    views[i] = createSkeletonView(stack);
    views[i]->setColors(darkViewColors());
    views[i]->setClips({placed(i == 0 ? ClipRole::Real : ClipRole::Synthetic)}, true);
    stack->addWidget(views[i]);
  }
  window_.setCentralWidget(stack);
  for (const int shown : {1, 0, 1, 0, 1}) {
    stack->setCurrentIndex(shown);
    // A hidden view follows what it is told when it is seen again.
    views[1 - shown]->setTime(0.1);
    QTest::qWait(700);
    const QImage screen = window_.screen()->grabWindow(views[shown]->winId()).toImage();
    const int ember = pixelsOfHue(screen, 23);
    if (shown == 1) {
      EXPECT_GT(ember, 800);
    } else {
      EXPECT_EQ(ember, 0);
    }
  }
}

TEST_F(SkeletonViewTest, ShowsPlatesAboveThePicture) {
  auto* plate = new QLabel("0.5 m");
  plate->setStyleSheet("background: #00ff00");
  view_->addPlate(Qt::TopRightCorner, plate);
  view_->setClips({placed(ClipRole::Real)}, true);
  QTest::qWait(500);
  const QImage screen = window_.screen()->grabWindow(window_.winId()).toImage();
  EXPECT_GT(pixelsOfHue(screen, 120), 200);
}

TEST(PlaceholderView, SaysWhyThereIsNoPicture) {
  PlaceholderView view;
  EXPECT_FALSE(view.canDraw());
  const QList<QLabel*> labels = view.findChildren<QLabel*>();
  ASSERT_FALSE(labels.isEmpty());
  EXPECT_EQ(labels.front()->text(), "The 3-D view has no OpenGL.");
}

}  // namespace
