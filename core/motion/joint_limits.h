// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>
#include <Eigen/Geometry>
#include <span>
#include <string>
#include <vector>

#include "core/motion/motion_clip.h"

namespace emoforge {

/// How far joints turn in the training clips (facts/metrics.md 10): the three components of each
/// joint's rotation vector about its mean training rotation, smallest to largest, wider by a tenth
/// of that on each side (and by half a degree, for joints that hardly move). Joints with rotation
/// channels below the body's root count.
class JointLimits {
 public:
  /// Clips of one skeleton. Throws Error(Usage) without frames or without rotations.
  explicit JointLimits(std::span<const MotionClip* const> training);

  /// Share of the frames in which any joint is outside. Throws Error(Usage) for other joints.
  double shareOutside(const MotionClip& clip) const;
  std::size_t joints() const { return limits_.size(); }

 private:
  struct Limit {
    std::size_t joint = 0;
    Eigen::Quaterniond mean = Eigen::Quaterniond::Identity();
    Eigen::Array3d low;
    Eigen::Array3d high;
  };
  void requireSameJoints(const MotionClip& clip) const;

  std::vector<std::string> names_;
  std::vector<Limit> limits_;
};

}  // namespace emoforge
