// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace emoforge {

/// Keeps two programs from writing one project: a lock on the file ".emoforge.lock" that dies with
/// the process, however it ends.
class ProjectLock {
 public:
  enum class State {
    Held,       ///< by this object
    Taken,      ///< by another program, or another window of this one
    Unwritable  ///< the folder cannot be written, so there is nothing to protect
  };

  ProjectLock() = default;
  /// Never throws. Waits 0.1 s at most, since a look at a list of projects holds it for a moment.
  static ProjectLock take(const std::filesystem::path& folder);

  ~ProjectLock();
  ProjectLock(ProjectLock&& other) noexcept;
  ProjectLock& operator=(ProjectLock&& other) noexcept;

  State state() const { return state_; }
  /// Where Taken: "EmoForge 0.1.0, process 4711 on lab-3, since 14:02".
  const std::string& holder() const { return holder_; }

 private:
  void release();
  State state_ = State::Unwritable;
  int descriptor_ = -1;
  std::string holder_;
};

}  // namespace emoforge
