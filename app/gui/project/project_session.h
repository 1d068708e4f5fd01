// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QObject>
#include <QTimer>

#include <filesystem>
#include <optional>
#include <vector>

#include "core/experiment/project.h"
#include "core/experiment/project_autosave.h"
#include "core/experiment/project_lock.h"

namespace emoforge {

/// The file of the open project: saved, autosaved a moment after every edit, locked against other
/// programs, and what a crash left behind. Interface thread only.
class ProjectSession : public QObject {
  Q_OBJECT

 public:
  enum class Access {
    Closed,
    Write,          ///< ours
    ReadOnly,       ///< open in another program
    FolderReadOnly  ///< the folder cannot be written; edits are kept aside
  };

  /// `project` outlives the session.
  explicit ProjectSession(const Project& project, QObject* parent = nullptr);

  /// For autosaves of projects in folders that cannot be written.
  void setFallbackFolder(const std::filesystem::path& folder) { fallback_ = folder; }

  /// A project was opened. Without a lock it is shown, but never written. Returns edits that a
  /// crash left behind, newest first.
  std::vector<Recovery> begin(std::optional<ProjectLock> lock);
  /// Saves what there is to save and lets go of the project. False where edits could neither be
  /// saved nor autosaved: then nothing was let go.
  bool end();
  /// What was left behind of a project that is not open, newest first. Touches nothing.
  std::vector<Recovery> autosavesOf(const std::filesystem::path& folder) const {
    return ProjectAutosave(folder, fallback_).list();
  }
  /// Gives the lock away where the same folder is opened again.
  std::optional<ProjectLock> releaseLock();

  Access access() const { return access_; }
  bool isDirty() const { return dirty_; }
  /// Invalid: not yet.
  const QDateTime& savedAt() const { return savedAt_; }
  const QDateTime& autosavedAt() const { return autosavedAt_; }

  void touch();  ///< an edit was made
  bool save();   ///< now; false (and a notice) where it failed
  /// The autosave that waits, at once. False where it failed.
  bool autosave();

 signals:
  void changed();  ///< access, dirty or times
  void notice(const emoforge::Notice& notice);

 private:
  const Project& project_;
  std::filesystem::path fallback_;
  Access access_ = Access::Closed;
  std::optional<ProjectLock> lock_;
  ProjectAutosave side_;
  QTimer timer_;
  QDateTime savedAt_;
  QDateTime autosavedAt_;
  bool dirty_ = false;
};

}  // namespace emoforge
