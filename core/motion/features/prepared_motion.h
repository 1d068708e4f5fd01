// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>
#include <vector>

#include "core/motion/motion_clip.h"
#include "core/motion/posed_clip.h"

namespace emoforge {

/// A clip made ready for features (facts/metrics.md 10): metres, y up, 30 frames/s by slerp, turned
/// so that its first frame faces +z, low-pass filtered along time where a cut-off is given.
struct PreparedMotion {
  PosedClip pose;  ///< the resampled clip, before filtering: names, parents, sides
  /// One 3 × frames matrix a joint, metres, hips at the origin in every frame.
  std::vector<Eigen::Matrix3Xd> positions;
  Eigen::Matrix3Xd root;  ///< the hips in the world, first frame above the origin
  /// One row a joint, rad/s between consecutive frames: angle of the relative local rotation
  /// 2 · acos|⟨q, q'⟩| (Huynh 2009) times 30.
  Eigen::MatrixXd angularSpeeds;
  /// Largest angle, rad, between the local rotation in any frame and that in the first.
  Eigen::VectorXd rotationRanges;

  Eigen::Index frames() const { return root.cols(); }
};

constexpr double kFeatureFramesPerSecond = 30.0;

/// `cutoffHz` 0: no filter. Throws Error(Input) for a clip that has fewer than five frames at 30
/// frames/s: a jerk needs four.
PreparedMotion prepareMotion(const MotionClip& clip, double cutoffHz);

}  // namespace emoforge
