// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/motion_set.h"

#include <algorithm>
#include <cmath>

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/motion/body_measures.h"

namespace emoforge {
namespace {

/// Nothing for a clip that cannot be measured.
std::unique_ptr<const MeasuredClip> measured(const LoadedSample& sample) {
  const MotionClip& clip = asMotion(*sample.sample);
  const auto finite = [](double value) { return std::isfinite(value); };
  if (!std::ranges::all_of(clip.values.values(), finite)) return nullptr;
  auto result = std::make_unique<MeasuredClip>();
  try {
    result->motion = prepareMotion(clip, kMotionCutoffHz);
  } catch (const Error&) {
    return nullptr;
  }
  result->id = sample.id;
  result->label = sample.label;
  result->group = sample.group;
  result->sample = sample.sample;
  result->space = spaceOf(clip);
  result->postures = poseSeries(result->motion.pose);
  return result;
}

}  // namespace

MotionSet::MotionSet(const SampleSet& samples) {
  std::vector<std::unique_ptr<const MeasuredClip>> made(samples.count());
  parallelFor(made.size(), [&](std::size_t i) { made[i] = measured(samples.samples()[i]); });
  for (std::size_t i = 0; i < made.size(); ++i) {
    if (made[i]) {
      clips_.push_back(std::move(made[i]));
    } else {
      leftOut_.push_back(samples.samples()[i].label);
    }
  }
}

MotionSet::Clips MotionSet::ofClass(const std::string& label) const {
  Clips result;
  for (const auto& clip : clips_) {
    if (label.empty() || clip->label == label) result.push_back(clip.get());
  }
  return result;
}

std::size_t MotionSet::leftOut(const std::string& label) const {
  if (label.empty()) return leftOut_.size();
  return static_cast<std::size_t>(std::ranges::count(leftOut_, label));
}

std::vector<std::size_t> movingJoints(const MeasuredClip& clip) {
  std::vector<std::size_t> joints = bodyJoints(clip.motion.pose);
  std::erase(joints, bodyRoot(clip.motion.pose));
  return joints;
}

}  // namespace emoforge
