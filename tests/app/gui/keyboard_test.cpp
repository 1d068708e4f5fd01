// SPDX-License-Identifier: GPL-3.0-or-later
// The main path with the keyboard alone: every key goes to whatever has the focus.
#include <gtest/gtest.h>

#include <QAbstractItemView>
#include <QApplication>
#include <QDockWidget>
#include <QLineEdit>
#include <QListView>
#include <QSet>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include "app/gui/help/help_panel.h"
#include "app/gui/pages/compare_page.h"
#include "app/gui/pages/inspect_page.h"
#include "app/gui/pages/train_page.h"
#include "tests/app/gui/demo_window.h"
#include "widgets/clip_table.h"
#include "widgets/command_palette.h"
#include "widgets/parameter_panel.h"
#include "widgets/parameter_row.h"
#include "widgets/run_footer.h"

namespace emoforge::testing {
namespace {

constexpr int longWait = 60000;

class Keyboard : public DemoWindow {
 protected:
  static void press(Qt::Key key, Qt::KeyboardModifiers with = {}) {
    QWidget* focused = QApplication::activePopupWidget() != nullptr
                           ? QApplication::activePopupWidget()->focusWidget()
                           : QApplication::focusWidget();
    ASSERT_NE(focused, nullptr);
    QTest::keyClick(focused, key, with);
  }
  static void type(const QString& text) {
    QTest::keyClicks(QApplication::activePopupWidget() != nullptr
                         ? QApplication::activePopupWidget()->focusWidget()
                         : QApplication::focusWidget(),
                     text);
  }
  /// Tab until a control is reached; the number of steps is limited by the window's controls.
  static bool tabTo(const std::function<bool(QWidget*)>& wanted) {
    for (int i = 0; i < 200; ++i) {
      if (wanted(QApplication::focusWidget())) return true;
      press(Qt::Key_Tab);
    }
    return false;
  }
  /// Whether the control and its surroundings look otherwise with the focus than without.
  bool looksFocused(QWidget* at) {
    const QRect around(at->mapTo(window_.get(), QPoint(-6, -6)), at->size() + QSize(12, 12));
    const QImage with = window_->grab(around).toImage();
    at->clearFocus();
    const QImage without = window_->grab(around).toImage();
    at->setFocus(Qt::TabFocusReason);
    return with != without;
  }
  /// A text with a link takes the first Tab for the link itself.
  static QWidget* nextAfter(QWidget* at) {
    press(Qt::Key_Tab);
    if (QApplication::focusWidget() == at) press(Qt::Key_Tab);
    return QApplication::focusWidget();
  }
  void run(const QString& command) {
    press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    ASSERT_TRUE(window_->palette()->isVisible());
    type(command);
    press(Qt::Key_Return);
    QCoreApplication::processEvents();
  }
  /// Tab through every page: each control is seen when it has the focus, and shows it.
  void goesThroughAll(const QSize& size) {
    makeWindow(size);
    openDemo();
    train(20);
    QStringList unseen;
    for (const PageId page : {PageId::Inspect, PageId::Train, PageId::Compare}) {
      showPage(page);
      QTest::qWait(100);
      press(Qt::Key_F6);
      QSet<QWidget*> visited;
      for (QWidget* at = QApplication::focusWidget(); !visited.contains(at); at = nextAfter(at)) {
        visited.insert(at);
        const QDockWidget* dock = dockOf(at);
        const bool behind = dock != nullptr && dock->visibleRegion().isEmpty();
        // What scrolls brings the control into view first, and the ring follows.
        if (behind || !QTest::qWaitFor([&] { return looksFocused(at); }, 300)) {
          unseen << QStringLiteral("%1 \"%2\" %3")
                        .arg(at->metaObject()->className(), at->accessibleName(), at->objectName());
        }
      }
      EXPECT_GT(visited.size(), 15) << "page " << static_cast<int>(page) << " ends at "
                                    << QApplication::focusWidget()->metaObject()->className();
    }
    EXPECT_TRUE(unseen.isEmpty()) << unseen.join('\n').toStdString();
  }
  static QDockWidget* dockOf(const QWidget* widget) {
    while (widget != nullptr && !qobject_cast<const QDockWidget*>(widget))
      widget = widget->parentWidget();
    return qobject_cast<QDockWidget*>(const_cast<QWidget*>(widget));
  }
};

TEST_F(Keyboard, GoesTheMainPathAlone) {
  openDemo();
  window_->setFocus();
  // Choose a clip: the table is a panel away.
  showPage(PageId::Inspect);
  ClipTable* table = window_->inspectPage()->table();
  ASSERT_TRUE(tabTo([&](QWidget* at) { return at == table->view(); }));
  const QString before = table->currentId();
  press(Qt::Key_Down);
  press(Qt::Key_Down);
  EXPECT_NE(table->currentId(), before);
  EXPECT_EQ(window_->workspace().selectedIds().front(), table->currentId().toStdString());
  // Play it, from the table.
  ASSERT_TRUE(QTest::qWaitFor([this] { return window_->clock().duration() > 0.0; }, longWait));
  press(Qt::Key_Space);
  EXPECT_TRUE(window_->clock().isPlaying());
  press(Qt::Key_Space);
  EXPECT_FALSE(window_->clock().isPlaying());

  showPage(PageId::Train);
  ParameterRow* iterations = window_->trainPage()->panel()->row("iterations");
  press(Qt::Key_F6);
  ASSERT_TRUE(tabTo([&](QWidget* at) { return iterations->isAncestorOf(at); }));
  press(Qt::Key_A, Qt::ControlModifier);
  type("20");
  press(Qt::Key_Return);
  QSignalSpy finished(&window_->jobs(), &JobRunner::jobFinished);
  ASSERT_TRUE(tabTo([this](QWidget* at) {
    return at->objectName() == "start" && window_->trainPage()->panel()->footer()->isAncestorOf(at);
  }));
  ASSERT_TRUE(QApplication::focusWidget()->isEnabled());
  press(Qt::Key_Space);
  ASSERT_EQ(window_->jobs().jobs().size(), 1U)
      << QApplication::focusWidget()->metaObject()->className() << ' '
      << QApplication::focusWidget()->accessibleName().toStdString() << ' '
      << window_->trainPage()->panel()->parameters().integer("iterations");
  ASSERT_TRUE(finished.count() > 0 || finished.wait(longWait));
  showPage(PageId::Compare);
  EXPECT_TRUE(QTest::qWaitFor([this] { return window_->comparePage()->hasPair(); }, longWait));
}

TEST_F(Keyboard, CyclesThroughThePanelsBothWays) {
  openDemo();
  showPage(PageId::Train);
  window_->trainPage()->panel()->row("iterations")->editorWidget()->setFocus();
  QStringList visited;
  for (int i = 0; i < 5; ++i) {
    press(Qt::Key_F6);
    const QDockWidget* dock = dockOf(QApplication::focusWidget());
    visited << (dock == nullptr ? "page" : dock->objectName());
  }
  // From Parameters: the plots and jobs at the bottom, the project at the left, the page.
  EXPECT_TRUE(visited.contains("project"));
  EXPECT_TRUE(visited.contains("page"));
  EXPECT_TRUE(visited.contains("parameters"));
  press(Qt::Key_F6, Qt::ShiftModifier);
  const QDockWidget* dock = dockOf(QApplication::focusWidget());
  EXPECT_EQ(dock == nullptr ? "page" : dock->objectName(), visited[visited.size() - 2]);
}

TEST_F(Keyboard, ShowsWhereItIsOnEveryControl) {
  goesThroughAll({1600, 1000});
}

/// Here panels lie behind each other: what is not seen is not visited.
TEST_F(Keyboard, ShowsWhereItIsOnEveryControlOfANarrowWindow) {
  goesThroughAll({1280, 800});
}

TEST_F(Keyboard, EscClearsTheSelectionAndStopsNoJob) {
  openDemo();
  showPage(PageId::Train);
  setLongTraining();
  window_->trainPage()->panel()->row("iterations")->editorWidget()->setFocus();
  window_->trainPage()->settings()->start();
  ASSERT_TRUE(QTest::qWaitFor([this] { return window_->jobs().running() != nullptr; }, longWait));
  press(Qt::Key_Escape);
  showPage(PageId::Inspect);
  window_->workspace().select(0, {window_->workspace().data()->items().front().id});
  window_->inspectPage()->table()->view()->setFocus();
  ASSERT_FALSE(window_->workspace().selectedIds().empty());
  press(Qt::Key_Escape);
  EXPECT_TRUE(window_->workspace().selectedIds().empty());
  QTest::qWait(300);
  ASSERT_NE(window_->jobs().running(), nullptr);
  EXPECT_EQ(window_->jobs().running()->state, JobState::Running);
  window_->jobs().stop(window_->jobs().running()->id);
  ASSERT_TRUE(QTest::qWaitFor([this] { return window_->jobs().running() == nullptr; }, longWait));
}

TEST_F(Keyboard, LeavesLettersAndSpaceToTextFields) {
  openDemo();
  press(Qt::Key_F, Qt::ControlModifier);
  QLineEdit* field = window_->inspectPage()->table()->filterField();
  ASSERT_EQ(QApplication::focusWidget(), field);
  type("h og tl");
  EXPECT_EQ(field->text(), "h og tl");
  EXPECT_FALSE(window_->clock().isPlaying());
  EXPECT_TRUE(window_->findChild<QDockWidget*>("project")->isVisible());
  field->clear();
}

TEST_F(Keyboard, FindsACommandByAFewLettersAndRunsIt) {
  openDemo();
  window_->inspectPage()->table()->view()->setFocus();
  run("prsnt");
  EXPECT_FALSE(window_->findChild<QDockWidget*>("project")->isVisible());
  run("hide pan");
  EXPECT_TRUE(window_->findChild<QDockWidget*>("project")->isVisible());
  press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
  EXPECT_GT(window_->palette()->list()->model()->rowCount(), 30);
  press(Qt::Key_Escape);
  EXPECT_FALSE(window_->palette()->isVisible());
}

TEST_F(Keyboard, ExplainsWhatHasTheFocus) {
  openDemo();
  showPage(PageId::Train);
  const ParameterRow* row = window_->trainPage()->panel()->row("iterations");
  row->editorWidget()->setFocus();
  press(Qt::Key_F1);
  ASSERT_TRUE(window_->helpPanel()->isVisible());
  const QString text = window_->helpPanel()->toPlainText();
  EXPECT_TRUE(text.contains(QString::fromStdString(row->spec().label))) << text.toStdString();
  EXPECT_TRUE(text.contains("Default"));
  for (const PageId page : {PageId::Inspect, PageId::Compare}) {
    showPage(page);
    window_->setFocus();
    QTest::keyClick(window_.get(), Qt::Key_F1);
    EXPECT_EQ(window_->helpPanel()->topic().title, page == PageId::Inspect ? "Inspect" : "Compare");
    EXPECT_GT(window_->helpPanel()->toPlainText().size(), 300);
  }
}

}  // namespace
}  // namespace emoforge::testing
