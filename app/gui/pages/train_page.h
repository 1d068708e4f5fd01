// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

#include "app/gui/pages/run_settings.h"
#include "app/gui/window_context.h"
#include "widgets/class_mark.h"
#include "widgets/parameter_panel.h"

namespace emoforge {

class GasHistory;
class GasPane;
class PreviewPane;
class TrainHead;

/// Train a generator and watch it: progress by class, the gas on a posture, a preview clip. The
/// parameter panel lives in a dock of the window. Shows the job that RunSettings follows, or a
/// finished run of the project.
class TrainPage : public QWidget {
  Q_OBJECT
 public:
  explicit TrainPage(const WindowContext& context, QWidget* parent = nullptr);
  ~TrainPage() override;

  /// Owned by whoever puts it into a dock.
  ParameterPanel* panel() const { return panel_.data(); }
  RunSettings* settings() const { return settings_; }
  TrainHead* head() const { return head_; }
  GasPane* gas() const { return gas_; }
  PreviewPane* preview() const { return preview_; }
  /// Shows a run of the project, if it is finished.
  void showRun(const std::filesystem::path& folder);

 signals:
  void notice(const emoforge::Notice& notice);
  void previewShown(
      const QString& name);  ///< for tests and the status: a synthetic clip is on screen
  void logRequested();
  void compareRequested();

 private:
  void connectJobs();
  void showData();
  void followJob();
  void makeHistory(const RunRecord& record, const std::map<std::string, std::size_t>& steps);
  void makeHistory(const Job& job);
  void showJob(int id);
  void takePreview(int id, const Preview& preview);
  void takeNotice(int id, const Notice& notice);
  void finishJob(int id);
  ParameterSet sampling() const;

  WindowContext context_;
  QPointer<ParameterPanel> panel_;  ///< its dock may go first
  RunSettings* settings_;
  TrainHead* head_;
  GasPane* gas_;
  GasHistory* gasHistory_;
  PreviewPane* preview_;
  TrainRequest request_;   ///< of the run on the page
  bool showsJob_ = false;  ///< else a run from the disk, or none
};

}  // namespace emoforge
