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
  std::vector<Preview>& known = news_.previews[preview.kind + "/" + preview.label];
  if (preview.kind == "clip") known.clear();
  known.push_back(preview);
}

void JobProgress::checkpointSaved(const std::string& label, std::size_t step) {
  const std::lock_guard lock(mutex_);
  news_.checkpoints[label] = step;
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
  news_.stages = stages();
  news_.stageFraction = stageFraction();
  news_.stageFractions = stageFractions();
  news_.stage = stage();
  news_.fraction = fraction();
}

JobNews JobProgress::takeNews() {
  const std::lock_guard lock(mutex_);
  JobNews taken = news_;
  news_.points.clear();
  news_.previews.clear();
  news_.notices.clear();
  news_.checkpoints.clear();
  taken.waiting = waiting_;
  const auto now = std::chrono::steady_clock::now();
  if (!waiting_) worked_ += now - lastLook_;
  lastLook_ = now;
  taken.elapsedSeconds = std::chrono::duration<double>(worked_).count();
  return taken;
}

}  // namespace emoforge
