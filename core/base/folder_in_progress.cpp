// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/folder_in_progress.h"

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/text.h"

namespace emoforge {
namespace {

namespace fs = std::filesystem;

/// Without the empty last part that a trailing slash leaves.
fs::path cleanPath(const fs::path& path) {
  const fs::path whole = fs::absolute(path).lexically_normal();
  return whole.has_filename() ? whole : whole.parent_path();
}

}  // namespace

FolderInProgress::FolderInProgress(const fs::path& target) : target_(cleanPath(target)) {
  if (fs::exists(target_) && !(fs::is_directory(target_) && fs::is_empty(target_))) {
    throw Error(ErrorKind::Usage, text("The folder to write is not empty."), {.file = target_},
                text("Choose a new one; nothing is overwritten."));
  }
  path_ = target_.parent_path() / ("." + target_.filename().string() + ".partial");
  std::error_code ignored;
  fs::remove_all(path_, ignored);
  ensureWritableFolder(path_);
}

FolderInProgress::~FolderInProgress() {
  std::error_code ignored;
  if (!done_) fs::remove_all(path_, ignored);
}

void FolderInProgress::finish() {
  std::error_code code;
  fs::remove(target_, code);  // an empty folder that was there already
  fs::rename(path_, target_, code);
  if (code) {
    throw Error(ErrorKind::Failure,
                text("The finished folder cannot be put in place") + " (" + code.message() + ").",
                {.file = target_}, text("Choose another folder."));
  }
  done_ = true;
}

}  // namespace emoforge
