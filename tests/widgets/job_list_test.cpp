// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/job_list.h"

#include <gtest/gtest.h>

#include <QSignalSpy>
#include <QTest>

#include "widgets/item_roles.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

TEST(FormatDuration, WritesMinutesAndHours) {
  EXPECT_EQ(formatDuration(37).toStdString(), "0:37");
  EXPECT_EQ(formatDuration(680).toStdString(), "11:20");
  EXPECT_EQ(formatDuration(3723).toStdString(), "1:02:03");
  EXPECT_EQ(formatDuration(59.6).toStdString(), "1:00");
}

TEST(TimeLeft, IsToldOnlyWhenItMeansSomething) {
  EXPECT_TRUE(timeLeftText(0.02, 5).isEmpty());
  EXPECT_EQ(timeLeftText(0.5, 37).toStdString(), "0:37 left");
  EXPECT_EQ(timeLeftText(0.02, 12).toStdString(), "9:48 left");
  EXPECT_TRUE(timeLeftText(0.0, 100).isEmpty());
}

TEST(JobModel, PutsReplacesAndCounts) {
  JobModel model;
  QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
  model.put({"1", "gas", "", "", JobState::Waiting, 0});
  model.put({"2", "gan", "", "", JobState::Waiting, 0});
  model.put({"1", "gas", "", "0:37 left", JobState::Running, 0.5});
  EXPECT_EQ(changed.count(), 1);
  EXPECT_EQ(model.rowCount(), 2);
  EXPECT_EQ(model.summary().toStdString(), "1 running, 1 waiting");
  EXPECT_EQ(model.index(0).data(FractionRole).toDouble(), 0.5);
  model.remove("1");
  EXPECT_EQ(model.rowOf("2"), 0);
}

TEST(JobList, ButtonsOfARowAskForWhatTheStateAllows) {
  theme().apply(ThemeMode::Dark);
  JobModel model;
  model.setJobs(
      {{"1", "gas", "", "", JobState::Running, 0.5}, {"2", "gan", "", "", JobState::Finished, 1}});
  JobList list(&model);
  list.resize(400, 200);
  list.setButtonsAlwaysShown(true);
  list.show();
  ASSERT_TRUE(QTest::qWaitForWindowExposed(&list));
  QSignalSpy start(&list, &JobList::startRequested);
  QSignalSpy pause(&list, &JobList::pauseRequested);
  QSignalSpy stop(&list, &JobList::stopRequested);
  const auto click = [&](int row, int button) {
    const QRect rect = list.visualRect(model.index(row));
    QTest::mouseClick(list.viewport(), Qt::LeftButton, {},
                      QPoint(rect.right() - 12 - (3 - button) * 24 + 17, rect.top() + 16));
  };
  click(0, 0);  // a running job cannot be started
  EXPECT_EQ(start.count(), 0);
  click(0, 1);
  EXPECT_EQ(pause.count(), 1);
  click(0, 2);
  ASSERT_EQ(stop.count(), 1);
  EXPECT_EQ(stop.first().first().toString().toStdString(), "1");
  click(1, 0);
  EXPECT_EQ(start.count(), 1);
  EXPECT_GT(list.visualRect(model.index(0)).height(), list.visualRect(model.index(1)).height());
}

}  // namespace
}  // namespace emoforge
