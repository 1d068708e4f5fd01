// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <vector>

#include "core/motion/demo/body_motion_table.h"
#include "core/motion/demo/foot_path.h"

namespace emoforge {

/// When and where the feet of a walk come down: straight along +z, heel strike of the left foot at
/// 0 s, whole strides. Steps before and after the clip are planned too, so that it starts and ends
/// in steady walking.
class WalkPlan {
 public:
  WalkPlan(const BodyMotionTable& table, const VariantTraits& variant, const DemoActor& actor,
           const ClipTraits& clip, Random& random);

  double durationSeconds() const { return duration_; }
  double stepSeconds() const { return stepSeconds_; }    ///< mean
  double stepLength() const { return stepLength_; }      ///< m, mean
  double strideFactor() const { return strideFactor_; }  ///< against the walk ratio
  double speed() const { return speed_; }                ///< m/s, planned

  /// Even numbers at heel strikes of the left foot, odd at those of the right; smooth.
  double stepPhase(double seconds) const { return phase_(seconds); }
  /// Middle between the feet in the direction of walking, smooth; metres.
  double progress(double seconds) const { return progress_(seconds); }
  /// Stands of a foot, 0 left, 1 right.
  std::vector<FootStand> stands(int side) const;
  const std::vector<double>& strikes() const { return strikes_; }

 private:
  void planSteps(const DemoNumbers& numbers, double share, double asymmetry, Random& random);

  double speed_ = 0.0, stepSeconds_ = 0.0, stepLength_ = 0.0, strideFactor_ = 1.0;
  double stanceShare_ = 0.6, duration_ = 0.0;
  int first_ = 0;  ///< step number of strikes_[0]
  std::vector<double> strikes_, x_, z_;
  CubicSpline phase_, progress_;
};

}  // namespace emoforge
