// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/job_progress.h"

#include <utility>

namespace emoforge {

void JobProgress::scalar(std::string_view series, std::size_t step, double value) {
  const std::lock_guard lock(mutex_);
  news_.points.push_back({std::string(series), step, value});
}

void JobProgress::preview(const Preview& preview) {
  const std::lock_guard lock(mutex_);
  news_.previews[preview.kind + "/" + preview.label] = preview;
}

void JobProgress::notice(const Notice& notice) {
  const std::lock_guard lock(mutex_);
  news_.notices.push_back(notice);
}

bool JobProgress::paused() const {
  // Asked again and again only while the worker waits at a safe point.
  waiting_ = pauseRequested_.load();
  return pauseRequested_;
}

void JobProgress::changed() {
  const std::lock_guard lock(mutex_);
  if (news_.stages.size() != stages().size()) news_.stages = stages();
  news_.stage = stage();
  news_.stageFraction = stageFraction();
  news_.fraction = fraction();
}

JobNews JobProgress::takeNews() {
  const std::lock_guard lock(mutex_);
  JobNews taken = news_;
  news_.points.clear();
  news_.previews.clear();
  news_.notices.clear();
  taken.waiting = waiting_;
  taken.elapsedSeconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  return taken;
}

}  // namespace emoforge
