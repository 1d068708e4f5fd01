// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QListView>

#include "widgets/job_look.h"

namespace emoforge {

/// What the list of jobs shows of one job.
struct JobRow {
  QString id;
  QString name;    ///< "neural-gas 4"
  QString detail;  ///< "seed 1, recorded-motion, 46 training clips"
  QString right;   ///< "0:37 left", "waiting", "done"
  JobState state = JobState::Idle;
  double fraction = 0.0;   ///< 0 … 1
  bool resumable = false;  ///< an idle one that has something to go on from
  QString note = {};       ///< last line of the tool tip
};

/// "0:37", "11:20", "1:02:03".
QString formatDuration(double seconds);

/// "0:37 left" from what is done and how long it took; empty before 3 % or 10 s, when it would
/// mislead.
QString timeLeftText(double fraction, double elapsedSeconds);

class JobModel : public QAbstractListModel {
  Q_OBJECT
 public:
  using QAbstractListModel::QAbstractListModel;

  void setJobs(const QVector<JobRow>& jobs);
  /// Adds a job, or replaces the one with this id.
  void put(const JobRow& job);
  void remove(const QString& id);
  /// Brings the rows into this order; rows that it does not name are removed.
  void setOrder(const QStringList& ids);
  const QVector<JobRow>& jobs() const { return jobs_; }
  int rowOf(const QString& id) const;
  int running() const;
  int waiting() const;
  /// "1 running, 2 waiting", for the dock's caption.
  QString summary() const;

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;

 private:
  QVector<JobRow> jobs_;
};

/// Jobs with mark, two lines, bar and (on the row under the pointer or with the current one) Start,
/// Pause, Stop. The same three are in the context menu and reachable by keyboard; Alt+Up and
/// Alt+Down move a waiting job, Del takes one that does nothing from the list.
class JobList : public QListView {
  Q_OBJECT
 public:
  explicit JobList(JobModel* model, QWidget* parent = nullptr);
  /// Shows the three buttons on every row instead of the text at the right.
  void setButtonsAlwaysShown(bool shown);
  bool buttonsShown(const QModelIndex& index) const;

 signals:
  void startRequested(const QString& id);
  void pauseRequested(const QString& id);
  void stopRequested(const QString& id);
  void commandRequested(const QString& id);  ///< "Copy as command"
  void removeRequested(const QString& id);
  void moveRequested(const QString& id, int by);  ///< −1: earlier, 1: later
  void chosen(const QString& id);                 ///< clicked, or Enter

 protected:
  bool event(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;

 private:
  friend class JobDelegate;
  void press(const QString& id, int button);
  bool always_ = false;
};

}  // namespace emoforge
