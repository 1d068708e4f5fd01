// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/clip_table.h"

#include <gtest/gtest.h>

#include <QElapsedTimer>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include "widgets/class_bars.h"
#include "widgets/item_roles.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

ClipRow clip(const QString& className, const QString& name, int frames, const QString& split) {
  ClipRow row;
  row.id = className + '/' + name;
  row.className = className;
  row.name = name;
  row.frames = frames;
  row.seconds = (frames - 1) / 30.0;
  row.split = split;
  row.source = "real";
  return row;
}

class ClipTableTest : public ::testing::Test {
 protected:
  void SetUp() override {
    theme().apply(ThemeMode::Dark);
    table_.resize(400, 500);
    table_.setRows({clip("sad", "walk 10", 90, "train"), clip("happy", "walk 2", 1100, "test"),
                    clip("happy", "bow", 213, "train"), clip("angry", "run", 55, "train")});
    table_.show();
    table_.activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&table_));
  }
  QStringList shownNames() const {
    QStringList names;
    for (int row = 0; row < table_.filter()->rowCount(); ++row) {
      names.append(table_.filter()->index(row, ClipModel::NameColumn).data().toString());
    }
    return names;
  }
  void clickHeader(int column) {
    auto* header = table_.view()->horizontalHeader();
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                      QPoint(header->sectionViewportPosition(column) + 15, header->height() / 2));
  }
  QPoint rowCenter(int row) const {
    return table_.view()->visualRect(table_.filter()->index(row, 1)).center();
  }
  ClipTable table_;
};

TEST_F(ClipTableTest, SortsByValueNotByTextAndKeepsTheSelection) {
  table_.setSelected({"happy/walk 2"});
  clickHeader(ClipModel::FramesColumn);
  EXPECT_EQ(shownNames(), (QStringList{"run", "walk 10", "bow", "walk 2"}));
  clickHeader(ClipModel::FramesColumn);
  EXPECT_EQ(shownNames().first().toStdString(), "walk 2");
  EXPECT_EQ(table_.selected(), QStringList{"happy/walk 2"});
  clickHeader(ClipModel::NameColumn);
  EXPECT_EQ(shownNames(), (QStringList{"bow", "run", "walk 2", "walk 10"}));  // 2 before 10
}

TEST_F(ClipTableTest, AFilterHidesAndDeselectsAndTellsWhatWasSelected) {
  table_.setSelected({"happy/walk 2", "angry/run"});
  QSignalSpy reduced(&table_, &ClipTable::selectionReduced);
  QTest::keyClicks(table_.filterField(), "happy wal");
  EXPECT_EQ(shownNames(), QStringList{"walk 2"});
  EXPECT_EQ(table_.selected(), QStringList{"happy/walk 2"});
  ASSERT_EQ(reduced.count(), 1);
  EXPECT_EQ(reduced.first().first().toStringList().size(), 2);
  table_.filterField()->clear();
  table_.setSelected(reduced.first().first().toStringList());
  EXPECT_EQ(table_.selected().size(), 2);
  QTest::keyClicks(table_.filterField(), "no such clip");
  EXPECT_FALSE(table_.view()->isVisible());  // the empty view says what to do
}

TEST_F(ClipTableTest, ClassBarsCountAndFilter) {
  auto* bars = table_.classBars();
  ASSERT_EQ(bars->rows().size(), 3);
  EXPECT_EQ(bars->rows()[1].className.toStdString(), "happy");
  EXPECT_EQ(bars->rows()[1].train, 1);
  EXPECT_EQ(bars->rows()[1].test, 1);
  QTest::mouseClick(bars, Qt::LeftButton, {}, QPoint(40, 6 + 24 + 22 + 11));
  EXPECT_EQ(shownNames().size(), 2);
  bars->setFocus();
  QTest::keyClick(bars, Qt::Key_Up);
  QTest::keyClick(bars, Qt::Key_Return);
  EXPECT_EQ(shownNames().size(), 3);
}

TEST_F(ClipTableTest, ClicksAndKeysSelectAndActivate) {
  QSignalSpy selected(&table_, &ClipTable::selectionChanged);
  QSignalSpy current(&table_, &ClipTable::currentChanged);
  QSignalSpy activated(&table_, &ClipTable::activated);
  QTest::mouseClick(table_.view()->viewport(), Qt::LeftButton, {}, rowCenter(0));
  EXPECT_EQ(table_.currentId().toStdString(), "angry/run");
  QTest::keyClick(table_.view(), Qt::Key_Down);
  EXPECT_EQ(current.last().first().toString().toStdString(), "happy/bow");
  QTest::mouseClick(table_.view()->viewport(), Qt::LeftButton, Qt::ControlModifier, rowCenter(3));
  EXPECT_EQ(selected.last().first().toStringList().size(), 2);
  EXPECT_EQ(table_.selected().first().toStdString(), "sad/walk 10");  // the current one leads
  QTest::keyClick(table_.view(), Qt::Key_Return);
  EXPECT_EQ(activated.count(), 1);
}

TEST_F(ClipTableTest, SpaceIsLeftToThePlayer) {
  struct Parent : QWidget {
    int spaces = 0;
    void keyPressEvent(QKeyEvent* event) override { spaces += event->key() == Qt::Key_Space; }
  } page;
  auto* table = new ClipTable(&page);
  table->setRows({clip("sad", "walk", 90, "")});
  page.show();
  QTest::keyClick(table->view(), Qt::Key_Space);
  EXPECT_EQ(page.spaces, 1);
  table->setParent(nullptr);
  delete table;
}

TEST_F(ClipTableTest, NewRowsKeepTheSelectionSilently) {
  table_.setSelected({"happy/bow"});
  QSignalSpy selected(&table_, &ClipTable::selectionChanged);
  table_.appendRows({clip("proud", "walk", 100, "train")});
  EXPECT_EQ(table_.selected(), QStringList{"happy/bow"});
  EXPECT_EQ(table_.model()->rowCount(), 5);
  EXPECT_EQ(selected.count(), 0);
}

TEST_F(ClipTableTest, TenThousandRowsAreFilledSortedAndFilteredQuickly) {
  QVector<ClipRow> rows;
  for (int i = 0; i < 10000; ++i) {
    rows.append(
        clip(i % 2 ? "happy" : "sad", QString("walk %1").arg(i * 7919 % 10000), i, "train"));
  }
  QElapsedTimer timer;
  timer.start();
  table_.setRows(rows);
  clickHeader(ClipModel::NameColumn);
  table_.filterField()->setText("99");
  table_.filterField()->clear();
  table_.view()->grab();
  RecordProperty("milliseconds", static_cast<int>(timer.elapsed()));
  EXPECT_LT(timer.elapsed(), 4000);
}

}  // namespace
}  // namespace emoforge
