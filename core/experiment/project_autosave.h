// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/experiment/project.h"

namespace emoforge {

/// Edits that a program left behind when it did not end by itself.
struct Recovery {
  std::filesystem::path file;
  std::string written;  ///< ISO 8601, UTC
};

/// The side file of a project: edits since the last save. It exists only while there are such
/// edits, so after a clean end there is none; what is found at the next opening comes from a crash.
/// The file lies in the project folder, or, where that cannot be written, in `elsewhere`.
class ProjectAutosave {
 public:
  ProjectAutosave() = default;
  ProjectAutosave(const std::filesystem::path& projectFolder,
                  const std::filesystem::path& elsewhere);

  /// Throws Error(Failure) where neither place can be written.
  void write(const Project& project);
  /// Everything is in the project file now.
  void clear();

  /// At the opening, under the project's lock: puts a side file that was left behind under a name
  /// of its own, so that nothing overwrites it, and lists all that nobody has decided on, newest
  /// first. Files that equal `saved` (as Project::toJson() tells it) are removed.
  std::vector<Recovery> leftBehind(const Json& saved);

  /// The same list, but nothing is moved or removed: for a look without the lock.
  std::vector<Recovery> list() const;

  /// What a recovery holds, for the project in `folder`. Throws Error(Input).
  static Project read(const Recovery& recovery, const std::filesystem::path& folder);
  static void discard(const Recovery& recovery);
  /// Whether a program left edits in this folder; for lists that open nothing. `written` of the
  /// newest, or empty.
  std::string newestLeftBehind() const;

 private:
  std::vector<std::filesystem::path> places_;  ///< of the side file, best first
  std::filesystem::path folder_;
};

}  // namespace emoforge
