// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/project/project_session.h"

#include <QFileInfo>

#include <utility>

#include "core/base/files.h"

namespace emoforge {
namespace {

constexpr int autosaveDelayMilliseconds = 800;

QDateTime fileTime(const std::filesystem::path& file) {
  return QFileInfo(QString::fromStdString(file.string())).lastModified();
}

/// What the project file says now; null where there is none that can be read.
Json savedContent(const std::filesystem::path& file) {
  try {
    return Json::parse(readFile(file));
  } catch (const std::exception&) {
    return nullptr;
  }
}

}  // namespace

ProjectSession::ProjectSession(const Project& project, QObject* parent)
    : QObject(parent), project_(project) {
  timer_.setSingleShot(true);
  timer_.setInterval(autosaveDelayMilliseconds);
  connect(&timer_, &QTimer::timeout, this, &ProjectSession::autosave);
}

std::vector<Recovery> ProjectSession::begin(std::optional<ProjectLock> lock) {
  timer_.stop();
  lock_ = std::move(lock);
  dirty_ = false;
  autosavedAt_ = {};
  const std::filesystem::path file = project_.folder / "emoforge.json";
  savedAt_ = fileTime(file);
  side_ = ProjectAutosave(project_.folder, fallback_);
  access_ = !lock_                                       ? Access::ReadOnly
            : lock_->state() == ProjectLock::State::Held ? Access::Write
                                                         : Access::FolderReadOnly;
  emit changed();
  if (access_ == Access::ReadOnly) return {};
  return side_.leftBehind(savedContent(file));
}

std::optional<ProjectLock> ProjectSession::releaseLock() {
  return std::exchange(lock_, std::nullopt);
}

bool ProjectSession::end() {
  if (access_ == Access::Closed) return true;
  if (dirty_ && access_ != Access::ReadOnly) {
    // What cannot be saved stays in the side file and is offered at the next opening.
    const bool saved = access_ == Access::Write && save();
    if (!saved && !autosave()) return false;
  }
  timer_.stop();
  lock_.reset();
  access_ = Access::Closed;
  dirty_ = false;
  emit changed();
  return true;
}

void ProjectSession::touch() {
  dirty_ = true;
  if (access_ == Access::Write || access_ == Access::FolderReadOnly) timer_.start();
  emit changed();
}

bool ProjectSession::save() {
  if (access_ == Access::Closed || access_ == Access::ReadOnly) return false;
  try {
    project_.save();
  } catch (const Error& error) {
    emit notice(toNotice(error));
    return false;
  }
  timer_.stop();
  side_.clear();
  dirty_ = false;
  savedAt_ = QDateTime::currentDateTime();
  autosavedAt_ = savedAt_;
  emit changed();
  return true;
}

bool ProjectSession::autosave() {
  timer_.stop();
  if (!dirty_) return true;
  if (access_ != Access::Write && access_ != Access::FolderReadOnly) return false;
  try {
    side_.write(project_);
  } catch (const Error& error) {
    emit notice(
        {Notice::Severity::Error,
         tr("The edits cannot be kept: %1")
             .arg(QString::fromStdString(error.problem()))
             .toStdString(),
         error.place(),
         tr("Free some space, or save a copy elsewhere (File, Save a copy).").toStdString()});
    return false;
  }
  autosavedAt_ = QDateTime::currentDateTime();
  emit changed();
  return true;
}

}  // namespace emoforge
