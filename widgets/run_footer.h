// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "widgets/job_look.h"

class QLabel;
class QPushButton;

namespace emoforge {

class NumberField;

/// Seeds, Start, Pause, Stop: the foot of a parameter panel, which never scrolls away. The buttons
/// are a pure function of the state (jobButtons).
class RunFooter : public QWidget {
  Q_OBJECT
 public:
  explicit RunFooter(QWidget* parent = nullptr);

  void setState(JobState state);
  JobState state() const { return state_; }
  /// A sentence that names what keeps Start from working; empty allows it.
  void setObstacle(const QString& sentence);
  void setSettingsChanged(bool changed);
  int seeds() const;
  void setSeeds(int count);

 signals:
  void startRequested();
  void runNowRequested();
  void resumeRequested();
  void pauseRequested();
  void stopRequested();
  void seedsChanged(int count);

 private:
  void refresh();
  void start();
  JobState state_ = JobState::Idle;
  bool settingsChanged_ = false;
  QString obstacle_;
  NumberField* seeds_;
  QLabel* seedsText_;
  QPushButton* start_;
  QPushButton* pause_;
  QPushButton* stop_;
  QLabel* obstacleText_;
};

}  // namespace emoforge
