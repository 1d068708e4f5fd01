// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

#include "core/data/dataset.h"
#include "core/experiment/project.h"
#include "core/experiment/record.h"
#include "core/motion/motion_clip.h"
#include "core/motion/posed_clip.h"

namespace emoforge {

class JobProgress;

/// A clip that was read: as its file tells it, and ready to draw.
struct LoadedClip {
  std::shared_ptr<const MotionClip> motion;
  std::shared_ptr<const PosedClip> posed;
};

/// What the window works on: one project, its data sets (read and checked), its runs and the one
/// selection. Everything slow happens on pool threads; signals come on the interface thread.
/// Interface thread only.
class Workspace : public QObject {
  Q_OBJECT

 public:
  explicit Workspace(QObject* parent = nullptr);
  ~Workspace() override;

  /// Where the runs of plain data set folders are kept, so that the data stay untouched. Empty: in
  /// the data set's own folder.
  void setProjectsFolder(const std::filesystem::path& folder) { projectsFolder_ = folder; }

  /// Opens a project or a data set folder; opened() or failed() follows.
  void open(const std::filesystem::path& folder);
  /// Makes the demo project of a modality where it is not there yet, then opens it.
  void openDemo(const std::filesystem::path& folder, const std::string& modality);
  /// Stops reading.
  void cancelReading();
  bool reading() const { return reading_ != nullptr; }

  bool isOpen() const { return open_; }
  const Project& project() const { return project_; }
  const std::vector<Dataset>& dataSets() const { return dataSets_; }
  const std::vector<RunRecord>& runs() const { return runs_; }
  const std::vector<std::filesystem::path>& runFolders() const { return project_.runs; }

  /// The data set and items that every view shows; empty ids: nothing selected.
  int currentData() const { return currentData_; }
  const Dataset* data() const;
  const std::vector<std::string>& selectedIds() const { return selectedIds_; }
  const Item* currentItem() const;
  void select(int data, const std::vector<std::string>& ids);

  /// Reads a clip; `done` is called on the interface thread unless `context` is gone by then.
  void loadClip(const Item& item, QObject* context, std::function<void(LoadedClip)> done);

  /// A run was made or changed: read its record again, keep it in the project file.
  void addRun(const std::filesystem::path& folder);
  std::filesystem::path nextRunFolder(const std::string& generator) const;

 signals:
  void readingChanged(int done, int total);  ///< items of the data set that is being read
  void opened();
  void failed(const emoforge::Notice& notice);
  void selectionChanged();
  void runsChanged();
  void notice(const emoforge::Notice& notice);

 private:
  struct Content;
  void read(std::function<Project(Progress&)> openProject);
  void take(Content content);
  void readRuns();
  void saveProject();

  std::filesystem::path projectsFolder_;
  Project project_;
  std::vector<Dataset> dataSets_;
  std::vector<RunRecord> runs_;
  std::vector<std::string> selectedIds_;
  int currentData_ = 0;
  bool open_ = false;
  std::shared_ptr<JobProgress> reading_;
};

}  // namespace emoforge
