// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/command_palette.h"

#include <gtest/gtest.h>

#include <QAction>
#include <QLineEdit>
#include <QListView>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QTest>

#include "widgets/fuzzy_match.h"
#include "widgets/notice_history.h"

using namespace emoforge;

namespace {

TEST(FuzzyMatch, NeedsAllLettersInTheirOrder) {
  EXPECT_TRUE(fuzzyMatch("", "Reset layout"));
  EXPECT_TRUE(fuzzyMatch("rslay", "Reset layout"));
  EXPECT_TRUE(fuzzyMatch("RESET LAYOUT", "Reset layout"));
  EXPECT_FALSE(fuzzyMatch("layr", "Reset layout"));
  EXPECT_FALSE(fuzzyMatch("resetz", "Reset layout"));
}

TEST(FuzzyMatch, PrefersStartsOfWordsAndNeighbours) {
  EXPECT_GT(fuzzyMatch("rl", "Reset layout")->score, fuzzyMatch("rl", "Training rules")->score);
  EXPECT_GT(fuzzyMatch("pau", "Pause")->score, fuzzyMatch("pau", "Play or quick")->score);
  EXPECT_EQ(fuzzyMatch("rl", "Reset layout")->places, (QVector<int>{0, 6}));
}

TEST(CommandPalette, RunsTheBestFitByEnterAndLeavesDisabledOnesAlone) {
  QMainWindow window;
  int saved = 0;
  QMenu* file = window.menuBar()->addMenu("&File");
  file->addAction("&Save", QKeySequence("Ctrl+S"), &window, [&saved] { ++saved; });
  file->addAction("Save &as…", &window, [] { FAIL() << "not asked for"; });
  QMenu* inner = file->addMenu("&More");
  inner->addAction("One frame on\t→", &window, [] {});
  inner->addAction("Send", &window, [] { FAIL() << "disabled"; })->setEnabled(false);
  window.resize(900, 600);
  window.show();
  ASSERT_TRUE(QTest::qWaitForWindowExposed(&window));

  const QVector<Command> commands = commandsOf(window.menuBar());
  ASSERT_EQ(commands.size(), 4);
  EXPECT_EQ(commands[0].shortcut, "Ctrl+S");
  EXPECT_EQ(commands[2].path, "File › More");
  EXPECT_EQ(commands[2].shortcut, "→");

  CommandPalette palette(&window);
  palette.open(commands, window.menuBar());
  QTest::keyClicks(palette.field(), "sv");
  ASSERT_EQ(palette.list()->model()->rowCount(), 2);
  QTest::keyClick(palette.field(), Qt::Key_Return);
  EXPECT_FALSE(palette.isVisible());
  QCoreApplication::processEvents();
  EXPECT_EQ(saved, 1);
  palette.open(commands, window.menuBar());
  QTest::keyClicks(palette.field(), "send");
  QTest::keyClick(palette.field(), Qt::Key_Return);
  QCoreApplication::processEvents();
  EXPECT_TRUE(palette.isVisible());
}

TEST(NoticeHistory, CountsWhatIsUnreadAndWhatComesAgain) {
  NoticeHistory history;
  const Notice first{Notice::Severity::Warning, "One file was skipped.", {}, {}};
  const Notice second{Notice::Severity::Error, "The run failed.", {}, {}};
  history.add(first);
  history.add(second);
  history.add(first);
  ASSERT_EQ(history.entries().size(), 2);
  EXPECT_EQ(history.entries()[0].notice.message, first.message);
  EXPECT_EQ(history.entries()[0].times, 2);
  EXPECT_EQ(history.unread(), 2);
  history.markRead(history.entries()[0].id);
  EXPECT_EQ(history.unread(), 1);
  history.add(first);
  EXPECT_EQ(history.unread(), 2) << "told again is unread again";
  history.markAllRead();
  EXPECT_EQ(history.unread(), 0);
}

}  // namespace
