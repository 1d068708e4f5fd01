// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTreeWidget>

#include "app/gui/job_runner.h"
#include "app/gui/workspace.h"

namespace emoforge {

/// Data sets with their classes and counts, runs with their state. A click selects; the tree
/// follows the workspace and the jobs. Interface thread only.
class ProjectTree : public QTreeWidget {
  Q_OBJECT
 public:
  ProjectTree(Workspace& workspace, JobRunner& jobs, QWidget* parent = nullptr);

 signals:
  void dataSetChosen(int data);
  void classChosen(int data, const QString& label);
  void selectionChosen(int data, const QStringList& ids);
  void missingDataChosen(std::size_t entry);
  void runChosen(const std::filesystem::path& folder);
  void syntheticChosen(const std::filesystem::path& run);

 protected:
  void contextMenuEvent(QContextMenuEvent* event) override;

 private:
  void rebuild();
  void addDataSets();
  void addMissingData();
  void addRuns();
  void addSyntheticClips(QTreeWidgetItem* run, const RunRecord& record);
  void addSelections();
  void addSelection(const Selection& list, int data);
  void showJob(int id);
  void choose(QTreeWidgetItem* item);
  void followSelection();
  QTreeWidgetItem* addSection(const QString& title);
  int endOfRuns() const;  ///< where a new run's row belongs

  Workspace& workspace_;
  JobRunner& jobs_;
  QTreeWidgetItem* runsHeading_ = nullptr;
};

}  // namespace emoforge
