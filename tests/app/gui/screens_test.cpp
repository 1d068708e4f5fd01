// SPDX-License-Identifier: GPL-3.0-or-later
// Walks through the pages as people see them and holds each against what must not be: blank views,
// clipped texts, parts that cover each other, controls that cannot be named, hit or read.
#include <gtest/gtest.h>

#include <QApplication>
#include <QLabel>
#include <QProcess>
#include <QPushButton>
#include <QScreen>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

#include "app/gui/compare/nearest_panel.h"
#include "app/gui/pages/compare_page.h"
#include "tests/app/gui/looked_window.h"
#include "tests/app/gui/screen_checks.h"
#include "viewers/skeleton_view.h"
#include "widgets/theme.h"

namespace emoforge::testing {
namespace {

class Screens : public LookedWindow {
 protected:
  void lookAtPages(const QString& end) {
    showPage(PageId::Inspect);
    look("screen-inspect" + end);
    showPage(PageId::Train);
    look("screen-train" + end);
    showPage(PageId::Compare);
    ASSERT_TRUE(QTest::qWaitFor(
        [this] {
          return window_->comparePage()->hasPair() &&
                 window_->comparePage()->nearestPanel()->current() != nullptr;
        },
        20000));
    look("screen-compare" + end);
  }

  void walk(const QSize& size, const QString& name,
            const std::vector<ThemeMode>& modes = {ThemeMode::Dark, ThemeMode::Light}) {
    makeWindow(size);
    const auto endOf = [&name](ThemeMode mode) {
      return (mode == ThemeMode::Dark ? "-dark-" : "-light-") + name;
    };
    for (const ThemeMode mode : modes) {
      theme().apply(mode);
      look("screen-welcome" + endOf(mode));
    }
    openDemo();
    train(20);
    for (const ThemeMode mode : modes) {
      theme().apply(mode);
      lookAtPages(endOf(mode));
    }
  }
};

TEST_F(Screens, AreWholeAt1600By1000) {
  walk({1600, 1000}, "1600");
}

TEST_F(Screens, AreWholeAt1280By800) {
  walk({1280, 800}, "1280");
}

TEST_F(Screens, AreWholeAt1920By1200) {
  walk({1920, 1200}, "1920", {ThemeMode::Dark});
}

/// Qt reads the scale of the screen and the size of the system's font once, at the start: not a
/// case, but the program that the next cases start.
class ScaledScreens : public Screens {
 protected:
  static void SetUpTestSuite() {
    Screens::SetUpTestSuite();
    QFont font = qApp->font();
    const double points = qEnvironmentVariable("EMOFORGE_TEST_POINTS").toDouble();
    if (points > 0) font.setPointSizeF(points);
    qApp->setFont(font);
  }
};

TEST_F(ScaledScreens, DISABLED_AsTold) {
  const QStringList size = qEnvironmentVariable("EMOFORGE_TEST_SIZE").split('x');
  walk({size.value(0).toInt(), size.value(1).toInt()}, qEnvironmentVariable("EMOFORGE_TEST_NAME"),
       {ThemeMode::Dark});
}

void expectWholeScaled(const QString& factor, const QSize& size, const QString& points,
                       const QString& name) {
  const QSize needed = size * factor.toDouble();
  const QSize screen = QGuiApplication::primaryScreen()->size();
  if (screen.width() < needed.width() || screen.height() < needed.height())
    GTEST_SKIP() << "The screen is too small for a window of " << needed.width() << " by "
                 << needed.height() << ".";
  QProcess program;
  QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
  environment.insert("QT_SCALE_FACTOR", factor);
  environment.insert("EMOFORGE_TEST_POINTS", points);
  environment.insert("EMOFORGE_TEST_SIZE",
                     QStringLiteral("%1x%2").arg(size.width()).arg(size.height()));
  environment.insert("EMOFORGE_TEST_NAME", name);
  program.setProcessEnvironment(environment);
  program.setProcessChannelMode(QProcess::MergedChannels);
  program.start(
      QCoreApplication::applicationFilePath(),
      {"--gtest_also_run_disabled_tests", "--gtest_filter=ScaledScreens.DISABLED_AsTold"});
  ASSERT_TRUE(program.waitForFinished(180000));
  EXPECT_EQ(program.exitCode(), 0) << program.readAll().toStdString();
}

TEST(ScaledScreensOf, AreWholeAt150Percent) {
  expectWholeScaled("1.5", {1280, 800}, "0", "150-percent");
}

TEST(ScaledScreensOf, AreWholeAt200Percent) {
  expectWholeScaled("2", {1280, 800}, "0", "200-percent");
}

/// As much room for its words as 1280 by 800 gives to those of the usual size.
TEST(ScaledScreensOf, AreWholeWithTextOfHalfAsMuchAgain) {
  expectWholeScaled("1", {1920, 1200}, "16.5", "large-text");
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
