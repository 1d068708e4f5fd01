// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace emoforge {

/// A folder that appears complete or not at all: files are written into a hidden sibling, which
/// finish() renames into place and the destructor removes otherwise.
class FolderInProgress {
 public:
  /// Throws Error(Usage) when `target` exists and is not empty, Error(Failure) when it cannot be
  /// written.
  explicit FolderInProgress(const std::filesystem::path& target);
  ~FolderInProgress();
  FolderInProgress(const FolderInProgress&) = delete;
  FolderInProgress& operator=(const FolderInProgress&) = delete;

  const std::filesystem::path& path() const { return path_; }
  /// Throws Error(Failure).
  void finish();

 private:
  std::filesystem::path target_;
  std::filesystem::path path_;
  bool done_ = false;
};

}  // namespace emoforge
