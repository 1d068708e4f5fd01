// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <QDockWidget>
#include <QTabBar>
#include <QTest>

#include "app/gui/compare/nearest_panel.h"
#include "app/gui/dock_layouts.h"
#include "app/gui/pages/compare_page.h"
#include "app/gui/pages/train_page.h"
#include "tests/app/gui/demo_window.h"
#include "tests/app/gui/screen_checks.h"

namespace emoforge::testing {
namespace {

class Docks : public DemoWindow {
 protected:
  QDockWidget* dock(const char* name) { return window_->findChild<QDockWidget*>(name); }
  QStringList blank(const QString& name) {
    const QImage picture = screenshot(name);
    QStringList found = blankViews(window_.get(), picture);
    for (QDockWidget* one : window_->layouts()->docks()) {
      if (one->isFloating() && one->isVisible())
        found += blankViews(one, one->screen()->grabWindow(one->winId()).toImage());
    }
    return found;
  }
};

TEST_F(Docks, FloatAndTabAndReturnWithTheFigureStillDrawn) {
  openDemo();
  train(20);
  for (const PageId page : {PageId::Inspect, PageId::Compare}) {
    showPage(page);
    ASSERT_TRUE(QTest::qWaitFor(
        [&] {
          const ComparePage* compare = window_->comparePage();
          return page == PageId::Inspect ||
                 (compare->hasPair() && compare->nearestPanel()->current() != nullptr);
        },
        20000));
    ASSERT_TRUE(blank("docks-before").isEmpty());
    for (QDockWidget* one : window_->layouts()->docks()) {
      if (!one->isVisible()) continue;
      one->setFloating(true);
      EXPECT_TRUE(blank("docks-floating").isEmpty()) << one->objectName().toStdString();
      one->setFloating(false);
      EXPECT_TRUE(blank("docks-back").isEmpty()) << one->objectName().toStdString();
      QDockWidget* other = dock("project") == one ? dock("jobs") : dock("project");
      const bool shown = other->isVisible();
      other->show();
      window_->tabifyDockWidget(other, one);
      one->raise();
      EXPECT_TRUE(blank("docks-tabbed").isEmpty()) << one->objectName().toStdString();
      window_->layouts()->reset();
      EXPECT_EQ(other->isVisible(), shown);
      EXPECT_TRUE(blank("docks-reset").isEmpty()) << one->objectName().toStdString();
    }
  }
}

TEST_F(Docks, KeepTheLayoutOfEachPageOverARestart) {
  openDemo();
  showPage(PageId::Train);
  ASSERT_TRUE(dock("live-plot")->isVisible());
  dock("live-plot")->toggleViewAction()->trigger();
  showPage(PageId::Inspect);
  EXPECT_FALSE(dock("parameters")->isVisible());
  dock("jobs")->toggleViewAction()->trigger();
  window_->close();
  makeWindow({1400, 900});
  EXPECT_FALSE(dock("jobs")->isVisible()) << "the start page has no panels";
  openDemo();
  EXPECT_TRUE(dock("jobs")->isVisible());
  EXPECT_TRUE(dock("details")->isVisible());
  showPage(PageId::Train);
  EXPECT_FALSE(dock("live-plot")->isVisible());
  EXPECT_TRUE(dock("jobs")->isVisible());
  window_->layouts()->reset();
  EXPECT_TRUE(dock("live-plot")->isVisible());
  showPage(PageId::Inspect);
  EXPECT_TRUE(dock("jobs")->isVisible()) << "only the page that was reset is changed";
}

TEST_F(Docks, HideAllByOneKeyAndComeBack) {
  openDemo();
  showPage(PageId::Train);
  dock("jobs")->toggleViewAction()->trigger();
  QTest::keyClick(window_.get(), Qt::Key_H);
  for (QDockWidget* one : window_->layouts()->docks()) EXPECT_FALSE(one->isVisible());
  QTest::keyClick(window_.get(), Qt::Key_H);
  EXPECT_TRUE(dock("parameters")->isVisible());
  EXPECT_FALSE(dock("jobs")->isVisible());
  window_->layouts()->apply(NamedLayout::Inspect);
  EXPECT_FALSE(dock("live-plot")->isVisible());
  window_->layouts()->apply(NamedLayout::Train);
  EXPECT_TRUE(dock("live-plot")->isVisible());
  EXPECT_TRUE(dock("jobs")->isVisible());
  window_->layouts()->apply(NamedLayout::Present);
  EXPECT_FALSE(dock("parameters")->isVisible());
}

TEST_F(Docks, HaveTheSizesOfTheDesign) {
  for (const auto& [size, left, right, bottom] : {std::tuple{QSize(1280, 800), 208, 288, 208},
                                                  {QSize(1600, 1000), 248, 350, 280},
                                                  {QSize(1920, 1080), 264, 344, 300},
                                                  {QSize(3840, 2160), 320, 400, 400}}) {
    makeWindow(size);
    openDemo();
    showPage(PageId::Train);
    QCoreApplication::processEvents();
    const QSize page = window_->trainPage()->minimumSizeHint();
    SCOPED_TRACE(::testing::Message() << "window " << size.width() << " wide, page needs "
                                      << page.width() << " x " << page.height());
    EXPECT_NEAR(dock("project")->width(), left, 2);
    EXPECT_NEAR(dock("parameters")->width(), right, 2);
    int tabs = 0;
    for (const auto* bar : window_->findChildren<QTabBar*>(Qt::FindDirectChildrenOnly)) {
      if (bar->isVisible()) tabs = bar->height();
    }
    EXPECT_NEAR(dock("live-plot")->height() + tabs, bottom, 2);
    EXPECT_EQ(window_->tabifiedDockWidgets(dock("live-plot")).isEmpty(), size.width() > 1280);
  }
  EXPECT_EQ(window_->minimumSize(), QSize(1024, 720));
}

}  // namespace
}  // namespace emoforge::testing
