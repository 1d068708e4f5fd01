// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/page_memory.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QHeaderView>
#include <QMouseEvent>
#include <QSplitter>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include "app/gui/pages/compare_page.h"
#include "app/gui/pages/inspect_page.h"
#include "app/gui/pages/train_page.h"
#include "app/gui/player/clip_details.h"
#include "app/gui/player/clip_player.h"
#include "app/gui/player/skeleton_pane.h"
#include "app/gui/player/view_settings.h"
#include "app/gui/player/view_style_text.h"
#include "tests/app/gui/demo_window.h"

namespace emoforge::testing {
namespace {

class PageMemoryTest : public DemoWindow {
 protected:
  template <typename Part>
  Part* part(QWidget* page, const char* name) {
    return page->findChild<Part*>(name);
  }
  QSplitter* splitter(QWidget* page, const char* name) { return part<QSplitter>(page, name); }
  QHeaderView* header() {
    return part<QTableView>(window_->inspectPage(), "keep-clips")->horizontalHeader();
  }

  static void drag(QWidget* on, const QPoint& from, const QPoint& by) {
    // QTest moves the pointer of the screen, which holds no button down.
    const QPoint start = on->mapToGlobal(from);
    const auto send = [&](QEvent::Type type, const QPoint& global, Qt::MouseButton button) {
      const Qt::MouseButtons held =
          type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton;
      QMouseEvent event(type, on->mapFromGlobal(QPointF(global)), QPointF(global), button, held,
                        Qt::NoModifier);
      QApplication::sendEvent(on, &event);
    };
    send(QEvent::MouseButtonPress, start, Qt::LeftButton);
    send(QEvent::MouseMove, start + by / 2, Qt::NoButton);
    send(QEvent::MouseMove, start + by, Qt::NoButton);
    send(QEvent::MouseButtonRelease, start + by, Qt::LeftButton);
  }
  void dragSplitter(QSplitter* one, const QPoint& by) {
    QWidget* handle = one->handle(1);
    drag(handle, handle->rect().center(), by);
  }
};

TEST_F(PageMemoryTest, KeepsSplittersColumnsAndTheViewOfEachPage) {
  makeWindow({1900, 1000});
  openDemo();
  showPage(PageId::Inspect);
  const int columnBefore = header()->sectionSize(0);
  QSplitter* columns = splitter(window_->inspectPage(), "keep-columns");
  const int tableBefore = columns->sizes().front();
  dragSplitter(columns, {60, 0});
  const int table = columns->sizes().front();
  ASSERT_NEAR(table, tableBefore + 60, 4);
  drag(header()->viewport(), {columnBefore - 1, 10}, {25, 0});
  const int column = header()->sectionSize(0);
  ASSERT_NEAR(column, columnBefore + 25, 3);
  SkeletonPane* pane = window_->inspectPage()->player()->pane();
  ASSERT_TRUE(pane->style().grid);
  ASSERT_TRUE(pane->style().trails);
  pane->toggleGrid();
  pane->toggleOnionSkin();
  showPage(PageId::Train);
  QSplitter* views = splitter(window_->trainPage(), "keep-views");
  const int gasBefore = views->sizes().front();
  dragSplitter(views, {-70, 0});
  const int gas = views->sizes().front();
  ASSERT_NEAR(gas, gasBefore - 70, 4);
  auto* tails = part<QToolButton>(window_->trainPage(), "keep-tails");
  QTest::mouseClick(tails, Qt::LeftButton);
  ASSERT_FALSE(tails->isChecked());
  window_->comparePage()->realPane()->toggleTrails();
  window_->close();

  makeWindow({1900, 1000});
  openDemo();
  showPage(PageId::Inspect);
  EXPECT_NEAR(splitter(window_->inspectPage(), "keep-columns")->sizes().front(), table, 2);
  EXPECT_EQ(header()->sectionSize(0), column);
  pane = window_->inspectPage()->player()->pane();
  EXPECT_FALSE(pane->style().grid);
  EXPECT_TRUE(pane->style().onionSkin);
  EXPECT_TRUE(pane->style().trails);
  EXPECT_FALSE(window_->inspectPage()->details()->viewSettings()->style().grid) << "both agree";
  EXPECT_FALSE(window_->comparePage()->realPane()->style().trails) << "each page its own";
  EXPECT_TRUE(window_->comparePage()->realPane()->style().grid);
  showPage(PageId::Train);
  EXPECT_NEAR(splitter(window_->trainPage(), "keep-views")->sizes().front(), gas, 2);
  EXPECT_FALSE(part<QToolButton>(window_->trainPage(), "keep-tails")->isChecked());
  // Only the page that is reset forgets.
  window_->resetLayout();
  EXPECT_NEAR(splitter(window_->trainPage(), "keep-views")->sizes().front(), gasBefore, 4);
  showPage(PageId::Inspect);
  EXPECT_NEAR(splitter(window_->inspectPage(), "keep-columns")->sizes().front(), table, 2);
  window_->resetLayout();
  EXPECT_EQ(header()->sectionSize(0), columnBefore);
}

TEST_F(PageMemoryTest, LeavesWhatNobodyTouchedToTheSizeOfTheWindow) {
  openDemo();
  showPage(PageId::Inspect);
  const int narrow = splitter(window_->inspectPage(), "keep-columns")->sizes().back();
  window_->close();
  makeWindow({1900, 1000});
  openDemo();
  showPage(PageId::Inspect);
  EXPECT_GT(splitter(window_->inspectPage(), "keep-columns")->sizes().back(), narrow + 200);
}

TEST(ViewStyleText, KeepsEveryFieldAndMindsNothingItCannotRead) {
  ViewStyle style;
  style.trails = style.grid = style.shadow = style.endSites = style.followRoot = false;
  style.trailsBySpeed = style.axesCross = false;
  style.onionSkin = style.jointNames = style.inPlace = true;
  style.trailSeconds = 2.5;
  style.trailJoints = {"Head", "LeftHand"};
  style.onionEveryFrames = 7;
  style.onionBefore = 3;
  style.onionAfter = 0;
  style.gridMetres = 0.25;
  style.interpolation = FrameInterpolation::Nearest;
  const ViewStyle read = viewStyleFrom(toText(style), {});
  EXPECT_EQ(toText(read), toText(style));
  EXPECT_NE(toText(read), toText(ViewStyle()));
  EXPECT_EQ(read.trailJoints, style.trailJoints);
  for (const char* text : {"", "{", "[]", "{\"grid\": \"yes\", \"trail-seconds\": 1e9}"}) {
    const ViewStyle kept = viewStyleFrom(text, style);
    EXPECT_FALSE(kept.grid) << text;
    EXPECT_LE(kept.trailSeconds, 10.0) << text;
  }
}

}  // namespace
}  // namespace emoforge::testing
