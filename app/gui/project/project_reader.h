// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "core/data/dataset.h"
#include "core/experiment/project.h"
#include "core/experiment/project_autosave.h"
#include "core/experiment/project_lock.h"

namespace emoforge {

/// Another program, or another window of this one, has the project open.
class ProjectInUse : public Error {
 public:
  ProjectInUse(const std::filesystem::path& folder, const std::string& holder);
};

/// A data set of a project that could not be opened.
struct MissingData {
  std::size_t entry = 0;  ///< in Project::dataSets
  bool gone = false;      ///< the folder is not there: the data moved
  Notice notice;
};

/// A project as a pool thread read it.
struct ProjectContent {
  Project project;
  std::vector<Dataset> dataSets;
  std::vector<std::size_t> entries;  ///< of each data set in project.dataSets
  std::vector<MissingData> missing;
  std::optional<ProjectLock> lock;  ///< none: read-only, or the reader has it already
  bool sameFolder = false;          ///< as the project that was open when reading began
};

/// How a project is to be read.
struct ProjectRequest {
  std::function<Project(Progress&)> open;
  bool readOnly = false;
  std::filesystem::path openFolder;  ///< of the project that this window has open: its lock is ours
  /// Gets the number of items of the data set that is being read, of which the progress is a share.
  std::shared_ptr<std::atomic<int>> items = {};
};

/// A project folder, or a plain data folder, which gets a project of its own below `home` (empty:
/// in the data folder itself).
Project openAnyFolder(const std::filesystem::path& folder, const std::filesystem::path& home);

/// Puts edits that a program left behind in the place of a project file that cannot be read; that
/// file is kept as "emoforge.damaged-1.json". Throws Error, ProjectInUse.
Project restoreFromAutosave(const std::filesystem::path& folder, const Recovery& recovery);

/// Opens and checks every data set; one that cannot be opened does not keep the others from it.
/// A project that is not on the disk yet is saved once its data could be read. Throws Error,
/// ProjectInUse, Cancelled. Any thread.
ProjectContent readProject(const ProjectRequest& request, Progress& progress);

}  // namespace emoforge
