// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/demo/walk_plan.h"

#include <algorithm>
#include <cmath>

namespace emoforge {
namespace {

constexpr int kStepsAround = 4;  ///< planned before and after the clip

/// Normal, cut at 2.5 SD so that no single step looks like a stumble.
double unsteady(Random& random, double deviation) {
  return std::clamp(random.normal(), -2.5, 2.5) * deviation;
}

}  // namespace

WalkPlan::WalkPlan(const BodyMotionTable& table, const VariantTraits& variant,
                   const DemoActor& actor, const ClipTraits& clip, Random& random) {
  const auto& numbers = table.numbers();
  speed_ = table.value(clip.values, "speed");
  double cadence = table.value(clip.values, "cadence");
  // a step longer than the legs allow is walked as more and shorter steps
  const double longest = numbers("gait.longest_step_by_stature") * actor.stature;
  cadence = std::max(cadence, 60.0 * speed_ / longest);
  stepSeconds_ = 60.0 / cadence;
  stepLength_ = speed_ * stepSeconds_;
  strideFactor_ = stepLength_ / (numbers("gait.walk_ratio") * cadence * actor.stature /
                                 numbers("gait.walk_ratio_stature"));
  stanceShare_ = numbers("gait.stance_share") +
                 numbers("gait.stance_share_per_speed") * (speed_ - numbers("gait.usual_speed"));
  planSteps(numbers, variant.deviationShare, actor.asymmetry, random);
}

void WalkPlan::planSteps(const DemoNumbers& numbers, double share, double asymmetry,
                         Random& random) {
  const int steps = 2 * static_cast<int>(numbers("capture.strides"));
  const double strideCv = share * numbers("gait.stride_time_cv");
  const double lengthCv = share * numbers("gait.step_length_cv");
  const double widthDeviation = share * numbers("gait.step_width_sd");
  first_ = -kStepsAround;
  std::vector<double> numbersOfSteps, middles;
  double seconds = 0.0, z = 0.0;
  for (int step = first_; step <= steps + kStepsAround; ++step) {
    const double side = step % 2 == 0 ? 1.0 : -1.0;
    strikes_.push_back(seconds);
    z_.push_back(z);
    x_.push_back(side * numbers("gait.step_width") / 2.0 + unsteady(random, widthDeviation));
    numbersOfSteps.push_back(step);
    // the SD of a stride of two independent steps is √2 that of a step
    const double uneven = 0.5 * side * asymmetry;
    seconds += stepSeconds_ * (1.0 + uneven + unsteady(random, strideCv * std::sqrt(2.0)));
    z += stepLength_ * (1.0 + uneven + unsteady(random, lengthCv));
  }
  const double startSeconds = strikes_[kStepsAround];
  const double startZ = z_[kStepsAround];
  for (auto& value : strikes_) value -= startSeconds;
  for (auto& value : z_) value -= startZ;
  for (std::size_t i = 0; i < z_.size(); ++i) {
    middles.push_back(i == 0 ? z_[0] - 0.5 * stepLength_ : 0.5 * (z_[i] + z_[i - 1]));
  }
  duration_ = strikes_[static_cast<std::size_t>(kStepsAround + steps)];
  phase_ = CubicSpline(strikes_, numbersOfSteps);
  progress_ = CubicSpline(strikes_, middles);
}

std::vector<FootStand> WalkPlan::stands(int side) const {
  std::vector<FootStand> result;
  for (std::size_t i = 0; i + 2 < strikes_.size(); ++i) {
    const int step = first_ + static_cast<int>(i);
    if ((step % 2 == 0) != (side == 0)) continue;
    const double stride = strikes_[i + 2] - strikes_[i];
    result.push_back({strikes_[i], strikes_[i] + stanceShare_ * stride, x_[i], z_[i]});
  }
  return result;
}

}  // namespace emoforge
