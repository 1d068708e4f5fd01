// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>
#include <map>

#include "app/gui/job.h"
#include "widgets/class_mark.h"

class QLabel;
class QToolButton;

namespace emoforge {

class ClassProgress;
class ElidedLabel;
class NoticeBar;
class NoticeStack;

/// The head of the Train page: which run, its state, where it is, times, a bar for each class, and
/// what it told.
class TrainHead : public QWidget {
  Q_OBJECT
 public:
  explicit TrainHead(QWidget* parent = nullptr);

  void setMarks(const ClassMarks& marks);
  /// The class that the page shows; the line under the title tells of it.
  void setWatched(const QString& label);
  void showJob(const Job& job);
  /// A run of which no job is known.
  void showRun(const RunRecord& record, const std::filesystem::path& folder);
  void showNothing(const QString& data, const QStringList& classes);
  void addNotice(const Notice& notice);
  void clearNotices();
  /// "Class 3 of 5, proud, iteration 31 of 50".
  QString message() const;
  ClassProgress* bars() const { return bars_; }
  NoticeStack* notices() const { return notices_; }

 signals:
  void commandRequested();
  void logRequested();
  void resumeRequested();
  void classChosen(const QString& name);

 private:
  void setState(JobState state);
  void showEnding(const Job& job);
  QString messageOf(const Job& job) const;

  QLabel* title_;
  QLabel* chip_;
  ElidedLabel* message_;
  QLabel* times_;
  QToolButton* command_;
  ClassProgress* bars_;
  NoticeStack* notices_;
  /// By message, with the number of places.
  std::map<std::string, std::pair<QPointer<NoticeBar>, int>> told_;
  QString watched_;
  int endingOf_ = 0;            ///< job whose ending is told
  QPointer<NoticeBar> ending_;  ///< by this bar; it goes when the job goes on
};

}  // namespace emoforge
