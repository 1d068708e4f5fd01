// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/job_progress.h"

#include <utility>

namespace emoforge {

void JobProgress::scalar(std::string_view series, std::size_t step, double value) {
  constexpr std::size_t kMostPoints = 128;
  const std::lock_guard lock(mutex_);
  auto found = points_.find(series);
  if (found == points_.end()) found = points_.emplace(series, std::vector<CurvePoint>()).first;
  std::vector<CurvePoint>& line = found->second;
  line.push_back({found->first, step, value});
  if (line.size() < kMostPoints) return;
  // More than a plot can show: every second one, the newest kept.
  for (std::size_t i = 1; i < line.size(); i += 2) line[i / 2] = std::move(line[i]);
  line.resize(line.size() / 2);
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
  for (auto& [series, line] : points_) {
    taken.points.insert(taken.points.end(), line.begin(), line.end());
    line.clear();
  }
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
