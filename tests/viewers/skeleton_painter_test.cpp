// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewers/skeleton_painter.h"

#include <gtest/gtest.h>

#include "tests/viewers/skeleton_window.h"
#include "viewers/placeholder_view.h"

using namespace emoforge;

namespace {

bool isEmber(QRgb pixel) {
  const QColor color(pixel);
  return std::abs(color.hue() - 23) < 12 && color.saturation() > 120 && color.value() > 60;
}

QRect emberBounds(const QImage& image) {
  QRect bounds;
  for (int y = 0; y < image.height(); ++y) {
    for (int x = 0; x < image.width(); ++x) {
      if (isEmber(image.pixel(x, y))) bounds |= QRect(x, y, 1, 1);
    }
  }
  return bounds;
}

double emberShare(const QImage& image) {
  double count = 0;
  for (int y = 0; y < image.height(); ++y) {
    for (int x = 0; x < image.width(); ++x) count += isEmber(image.pixel(x, y));
  }
  return count / image.width() / image.height();
}

QImage draw(SkeletonPainter& painter, double time) {
  return pictureOf([&](auto take) { painter.draw(time, take); });
}

class SkeletonPainterTest : public SkeletonWindow {
 protected:
  void SetUp() override {
    SkeletonWindow::SetUp();
    if (IsSkipped() || HasFatalFailure()) return;
    style_.shadow = false;
    view_->setStyle(style_);
    view_->setClips({placed(ClipRole::Synthetic)}, true);
  }
};

TEST_F(SkeletonPainterTest, DrawsThePictureOfTheViewInAnySize) {
  const QImage small = draw(*view_->makePainter(QSize(300, 200)), 0.0);
  const QImage large = draw(*view_->makePainter(QSize(2100, 1400)), 0.0);
  ASSERT_EQ(small.size(), QSize(300, 200));
  ASSERT_EQ(large.size(), QSize(2100, 1400));
  EXPECT_GT(emberShare(large), 0.01);
  EXPECT_NEAR(emberShare(small), emberShare(large), 0.2 * emberShare(large));
  // The same place: seven times as large.
  const QRect little = emberBounds(small);
  const QRect great = emberBounds(large);
  EXPECT_NEAR(little.top() * 7, great.top(), 21);
  EXPECT_NEAR(little.bottom() * 7, great.bottom(), 21);
  EXPECT_NEAR(little.center().x() * 7, great.center().x(), 21);
}

TEST_F(SkeletonPainterTest, DrawsInTheColoursOfPrint) {
  ViewColors print = lightViewColors();
  print.backgroundTop = print.backgroundBottom = {1, 1, 1, 1};
  const QImage image = draw(*view_->makePainter(QSize(600, 400), print), 0.0);
  EXPECT_EQ(QColor(image.pixel(300, 2)), QColor(Qt::white));
  const QImage dark = draw(*view_->makePainter(QSize(600, 400)), 0.0);
  EXPECT_LT(QColor(dark.pixel(300, 2)).value(), 60);
}

TEST_F(SkeletonPainterTest, DrawsOneFrameAfterAnother) {
  const auto painter = view_->makePainter(QSize(320, 180), std::nullopt, false);
  for (int frame = 0; frame < 8; ++frame) {
    const QImage image = draw(*painter, frame / 30.0);
    ASSERT_EQ(image.size(), QSize(320, 180));
    EXPECT_GT(emberShare(image), 0.005) << frame;
  }
}

TEST(PlaceholderView, HasNoPainter) {
  PlaceholderView view;
  EXPECT_EQ(view.makePainter(QSize(10, 10), std::nullopt, true), nullptr);
}

}  // namespace
