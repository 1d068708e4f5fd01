// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/progress.h"

#include <algorithm>
#include <chrono>
#include <thread>

namespace emoforge {

void Progress::begin(std::vector<Stage> stages) {
  stages_ = std::move(stages);
  fractions_.assign(std::max<std::size_t>(1, stages_.size()), 0.0);
  stage_ = 0;
  changed();
}

void Progress::enterStage(std::size_t index) {
  std::fill_n(fractions_.begin(), index, 1.0);
  fractions_[index] = 0.0;
  stage_ = index;
  changed();
}

void Progress::setStageFraction(double fraction) {
  fractions_[stage_] = std::clamp(fraction, 0.0, 1.0);
  changed();
}

void Progress::setStageFraction(std::size_t stage, double fraction) {
  fractions_[stage] = std::clamp(fraction, 0.0, 1.0);
  const auto undone = std::ranges::find_if(fractions_, [](double f) { return f < 1.0; });
  const auto first = static_cast<std::size_t>(undone - fractions_.begin());
  stage_ = std::min(first, fractions_.size() - 1);
  changed();
}

void Progress::mirror(const Progress& other) {
  stages_ = other.stages_;
  fractions_ = other.fractions_;
  stage_ = other.stage_;
  changed();
}

double Progress::fraction() const {
  double done = 0.0;
  double total = 0.0;
  for (std::size_t i = 0; i < stages_.size(); ++i) {
    total += stages_[i].weight;
    done += stages_[i].weight * fractions_[i];
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
