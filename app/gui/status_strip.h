// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStatusBar>
#include <QTimer>

#include "app/gui/job_runner.h"
#include "app/gui/workspace.h"

class QLabel;
class QToolButton;

namespace emoforge {

class JobStatus;
class PanelButton;
class SelectionStatus;
class StatusFact;

/// The line at the foot of the window: panel buttons, running job, selection, threads, memory,
/// saving.
class StatusStrip : public QStatusBar {
  Q_OBJECT
 public:
  StatusStrip(Workspace& workspace, JobRunner& jobs, QWidget* parent = nullptr);

  /// A button that shows and hides a panel.
  PanelButton* addPanelButton(const QString& icon, QAction* toggle);

 private:
  void showJob();
  void showSelection();
  void showReading(int done, int total);
  void showMemory();
  void showSaving();
  void showProgramPart(bool open);  ///< panel buttons and selection, or the program's version

  Workspace& workspace_;
  JobRunner& jobs_;
  QWidget* panels_;
  JobStatus* job_;
  QToolButton* cancel_;  ///< while data are read
  SelectionStatus* selection_;
  QLabel* version_;
  StatusFact* memory_;
  StatusFact* saving_;
  QTimer memoryTimer_;
};

}  // namespace emoforge
