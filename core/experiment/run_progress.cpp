// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/run_progress.h"

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
  folder_.addMetric({std::string(series), step, value});
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

void RunProgress::changed() {
  if (stages().size() != knownStages_) {
    knownStages_ = stages().size();
    outer_.begin(stages());
  }
  if (outer_.stage() != stage()) outer_.enterStage(stage());
  outer_.setStageFraction(stageFraction());
}

bool RunProgress::checkpointDue() const {
  return Clock::now() - lastSave_ >= std::chrono::duration<double>(checkpointSeconds_);
}

}  // namespace emoforge
