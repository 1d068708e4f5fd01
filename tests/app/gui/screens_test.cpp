// SPDX-License-Identifier: GPL-3.0-or-later
// Walks through the pages as people see them and holds each against what must not be: blank views,
// clipped texts, parts that cover each other, controls that cannot be named, hit or read.
#include <gtest/gtest.h>

#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

#include "app/gui/pages/compare_page.h"
#include "tests/app/gui/demo_window.h"
#include "tests/app/gui/screen_checks.h"
#include "viewers/skeleton_view.h"
#include "widgets/theme.h"

namespace emoforge::testing {
namespace {

class Screens : public DemoWindow {
 protected:
  void expectNothing(const QStringList& found, const QString& what) {
    EXPECT_TRUE(found.isEmpty()) << what.toStdString() << ":\n" << found.join('\n').toStdString();
  }

  void look(const QString& name) {
    const QImage picture = screenshot(name);
    expectNothing(clippedTexts(window_.get()), name + ", clipped texts");
    expectNothing(overlaps(window_.get()), name + ", overlapping parts");
    expectNothing(blankViews(window_.get(), picture), name + ", blank views");
    expectNothing(namelessControls(window_.get()), name + ", controls without a name");
    expectNothing(smallTargets(window_.get()), name + ", small targets");
    expectNothing(untoldIcons(window_.get()), name + ", icons without a tool tip");
  }

  void walk(const QSize& size) {
    const QString suffix = QStringLiteral("-%1").arg(size.width());
    makeWindow(size);
    look("screen-welcome-dark" + suffix);
    theme().apply(ThemeMode::Light);
    look("screen-welcome-light" + suffix);
    openDemo();
    train(20);
    for (const ThemeMode mode : {ThemeMode::Dark, ThemeMode::Light}) {
      theme().apply(mode);
      const QString end = (mode == ThemeMode::Dark ? "-dark" : "-light") + suffix;
      showPage(PageId::Inspect);
      look("screen-inspect" + end);
      showPage(PageId::Train);
      look("screen-train" + end);
      showPage(PageId::Compare);
      ASSERT_TRUE(QTest::qWaitFor([this] { return window_->comparePage()->hasPair(); }, 20000));
      look("screen-compare" + end);
    }
  }
};

TEST_F(Screens, AreWholeAt1600By1000) {
  walk({1600, 1000});
}

TEST_F(Screens, AreWholeAt1280By800) {
  walk({1280, 800});
}

/// The checks themselves must find what they are for.
class PlantedFaults : public ::testing::Test {
 protected:
  void SetUp() override {
    theme().apply(ThemeMode::Dark);
    root_.resize(400, 300);
  }
  void show() {
    root_.show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&root_));
  }
  QWidget root_;
};

TEST_F(PlantedFaults, AClippedLabelIsFoundAndAWholeOneIsNot) {
  auto* whole = new QLabel("A label with all its words", &root_);
  whole->setGeometry(0, 0, 300, 24);
  auto* cut = new QLabel("A label with all its words", &root_);
  cut->setGeometry(0, 40, 60, 24);
  auto* low = new QLabel("Lines that wrap need more than one line of height here", &root_);
  low->setWordWrap(true);
  low->setGeometry(0, 80, 100, 20);
  auto* outside = new QLabel("Beyond the edge", &root_);
  outside->setGeometry(350, 120, 200, 24);
  auto* button = new QPushButton("A long text on a button", &root_);
  button->setGeometry(0, 160, 60, 28);
  show();
  EXPECT_EQ(clippedTexts(&root_).size(), 4) << clippedTexts(&root_).join('\n').toStdString();
}

TEST_F(PlantedFaults, ButtonsOnEachOtherAreFoundUnlessDeclared) {
  auto* first = new QPushButton("One", &root_);
  first->setGeometry(0, 0, 80, 28);
  auto* second = new QPushButton("Two", &root_);
  second->setGeometry(60, 0, 80, 28);
  auto* third = new QPushButton("Three", &root_);
  third->setGeometry(140, 0, 80, 28);
  show();
  EXPECT_EQ(overlaps(&root_).size(), 1);
  second->setProperty("overlay", true);
  EXPECT_TRUE(overlaps(&root_).isEmpty());
}

TEST_F(PlantedFaults, ABlankViewIsFound) {
  auto* view = createSkeletonView(&root_);
  view->resize(root_.size());
  show();
  QImage picture(root_.size(), QImage::Format_RGB32);
  picture.fill(theme().color(Token::View3dTop));
  EXPECT_EQ(blankViews(&root_, picture).size(), 1);
  for (int y = 100; y < 200; ++y) {
    for (int x = 190; x < 210; ++x) picture.setPixelColor(x, y, theme().color(Token::BoneReal));
  }
  EXPECT_TRUE(blankViews(&root_, picture).isEmpty());
}

TEST_F(PlantedFaults, NamelessSmallAndUntoldControlsAreFound) {
  auto* nameless = new QToolButton(&root_);
  nameless->setIcon(QIcon(QPixmap(16, 16)));
  nameless->setGeometry(0, 0, 18, 18);
  auto* named = new QToolButton(&root_);
  named->setAccessibleName("Play");
  named->setToolTip("Play");
  named->setGeometry(0, 40, 26, 26);
  show();
  EXPECT_EQ(namelessControls(&root_).size(), 1);
  EXPECT_EQ(smallTargets(&root_).size(), 1);
  EXPECT_EQ(untoldIcons(&root_).size(), 1);
}

}  // namespace
}  // namespace emoforge::testing
