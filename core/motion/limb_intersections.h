// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/motion/body_measures.h"
#include "core/motion/posed_clip.h"

namespace emoforge {

/// Shortest distance between two straight pieces (Ericson, Real-Time Collision Detection, 5.1.9).
double segmentDistance(const Eigen::Vector3d& a0, const Eigen::Vector3d& a1,
                       const Eigen::Vector3d& b0, const Eigen::Vector3d& b1);

/// Which bones must keep apart, and how far. Bones are capsules with a radius of 3 % of the stature
/// (facts/metrics.md 10); bones that share a joint, bones shorter than 1 cm and fingers do not
/// count. Real limbs are slimmer than that where they meet (shins of somebody who stands, an arm
/// that hangs beside a thigh), so each pair overlaps only where it is closer than two radii and
/// closer than 70 % of what the reference clips keep in 99 % of their frames.
class LimbIntersections {
 public:
  struct Pair {
    std::string first;  ///< joints at the lower ends of the bones
    std::string second;
  };

  /// From reference clips of one skeleton; throws Error(Usage) without frames.
  explicit LimbIntersections(std::span<const PosedClip> reference);

  const std::vector<Pair>& pairs() const { return pairs_; }
  /// Share of the frames of a clip in which any pair overlaps. Throws Error(Usage) for other
  /// joints.
  double share(const PosedClip& clip) const;
  /// Share of the frames for each of pairs().
  std::vector<double> shareOfPairs(const PosedClip& clip) const;

 private:
  struct Counts {
    std::size_t anyPair = 0;
    std::vector<std::size_t> perPair;
  };
  Counts count(const PosedClip& clip) const;
  void requireSameJoints(const PosedClip& clip) const;
  void learnReaches(std::span<const PosedClip> reference, double stature);

  std::vector<std::string> names_;
  std::vector<Bone> bones_;
  std::vector<std::pair<std::size_t, std::size_t>> boneIndices_;
  std::vector<Pair> pairs_;
  std::vector<double> reachMetres_;  ///< per pair
};

}  // namespace emoforge
