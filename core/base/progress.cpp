// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/progress.h"

#include <algorithm>
#include <chrono>
#include <thread>

namespace emoforge {

void Progress::begin(std::vector<Stage> stages) {
  stages_ = std::move(stages);
  stage_ = 0;
  stageFraction_ = 0.0;
  changed();
}

void Progress::enterStage(std::size_t index) {
  stage_ = index;
  stageFraction_ = 0.0;
  changed();
}

void Progress::setStageFraction(double fraction) {
  stageFraction_ = std::clamp(fraction, 0.0, 1.0);
  changed();
}

double Progress::fraction() const {
  double done = 0.0;
  double total = 0.0;
  for (std::size_t i = 0; i < stages_.size(); ++i) {
    total += stages_[i].weight;
    if (i < stage_) done += stages_[i].weight;
    if (i == stage_) done += stages_[i].weight * stageFraction_;
  }
  return total > 0.0 ? done / total : 0.0;
}

void Progress::safePoint(const Checkpointable& state) {
  const bool stopping = cancelled();
  if (stopping || paused() || checkpointDue()) checkpoint(state);
  if (stopping) throw Cancelled();
  while (paused()) {
    throwIfCancelled();
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
}

}  // namespace emoforge
