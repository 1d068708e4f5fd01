// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>

#include <QMainWindow>
#include <QTest>

#include "tests/viewers/standing_clip.h"
#include "tests/viewers/view_colors.h"
#include "viewers/skeleton_view.h"

namespace emoforge {

inline PlacedClip placed(ClipRole role, float x = 0.0F) {
  PlacedClip clip;
  clip.clip = standingClip();
  clip.role = role;
  clip.offsetMetres[0] = x;
  return clip;
}

/// What arrives later, from a thread that draws.
template <typename Ask>
QImage pictureOf(Ask ask) {
  QImage result;
  bool arrived = false;
  ask([&](const QImage& image) {
    result = image;
    arrived = true;
  });
  EXPECT_TRUE(QTest::qWaitFor([&] { return arrived; }, 30000));
  return result;
}

/// A window with one view of skeletons, without trails, in the dark theme.
class SkeletonWindow : public testing::Test {
 protected:
  void SetUp() override {
    if (!openGlAvailable()) GTEST_SKIP() << "There is no OpenGL here.";
    view_ = createSkeletonView(&window_);
    view_->setColors(darkViewColors());
    style_.trails = false;
    view_->setStyle(style_);
    window_.setCentralWidget(view_);
    window_.resize(640, 480);
    window_.show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&window_));
  }

  QMainWindow window_;
  SkeletonView* view_ = nullptr;
  ViewStyle style_;
};

}  // namespace emoforge
