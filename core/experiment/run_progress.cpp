// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/run_progress.h"

#include <cmath>

#include "core/base/not_a_number.h"

namespace emoforge {
namespace {

using Clock = std::chrono::steady_clock;

}  // namespace

RunProgress::RunProgress(Progress& outer, RunFolder& folder, double checkpointSeconds)
    : outer_(outer),
      folder_(folder),
      checkpointSeconds_(checkpointSeconds),
      lastSave_(Clock::now()) {}

void RunProgress::scalar(std::string_view series, std::size_t step, double value) {
  // Ends the work before a checkpoint can take the broken state in.
  if (!std::isfinite(value)) throw NotANumber(std::string(series), step, folder_.path());
  folder_.addMetric({std::string(series), step, value});
  const std::size_t slash = series.find('/');
  if (slash != std::string_view::npos) steps_[std::string(series.substr(slash + 1))] = step;
  outer_.scalar(series, step, value);
}

void RunProgress::notice(const Notice& notice) {
  folder_.log(notice.toString());
  outer_.notice(notice);
}

void RunProgress::save(const Checkpointable& state) {
  const auto now = Clock::now();
  folder_.record().seconds += std::chrono::duration<double>(now - lastSave_).count();
  lastSave_ = now;
  folder_.saveCheckpoint(state);
}

void RunProgress::checkpoint(const Checkpointable& state) {
  save(state);
  folder_.markCheckpoint(steps_);
  for (const auto& [label, step] : steps_) checkpointSaved(label, step);
  steps_.clear();
}

void RunProgress::changed() {
  outer_.mirror(*this);
}

bool RunProgress::checkpointDue() const {
  return Clock::now() - lastSave_ >= std::chrono::duration<double>(checkpointSeconds_);
}

}  // namespace emoforge
