// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/joint_limits.h"

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <limits>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/motion/alignment.h"
#include "core/motion/forward_kinematics.h"
#include "core/motion/rotations.h"

namespace emoforge {
namespace {

constexpr double kWiderShare = 0.1;
constexpr double kLeastRadians = 0.5 * kRadiansPerDegree;

std::vector<std::string> namesOf(const MotionClip& clip) {
  std::vector<std::string> names;
  for (const Joint& joint : clip.skeleton.joints) names.push_back(joint.name);
  return names;
}

bool turns(const Joint& joint) {
  return std::ranges::any_of(joint.channels, [](Channel channel) { return isRotation(channel); });
}

/// Joints that hang below `root`, at any depth.
std::vector<std::size_t> turningJointsBelow(const Skeleton& skeleton, int root) {
  std::vector<bool> below(skeleton.joints.size(), false);
  std::vector<std::size_t> result;
  for (std::size_t j = 0; j < skeleton.joints.size(); ++j) {
    const int parent = skeleton.joints[j].parent;
    below[j] = parent >= 0 && (parent == root || below[static_cast<std::size_t>(parent)]);
    if (below[j] && turns(skeleton.joints[j])) result.push_back(j);
  }
  return result;
}

/// Eigenvector of Σ q qᵀ (Markley 2007), which does not ask for the signs of the quaternions.
Eigen::Quaterniond meanOf(const std::vector<Eigen::Quaterniond>& rotations) {
  Eigen::Matrix4d sum = Eigen::Matrix4d::Zero();
  for (const auto& q : rotations) sum += q.coeffs() * q.coeffs().transpose();
  const Eigen::SelfAdjointEigenSolver<Eigen::Matrix4d> solver(sum);
  return Eigen::Quaterniond(Eigen::Vector4d(solver.eigenvectors().col(3)));
}

Eigen::Array3d placeOf(const Eigen::Quaterniond& mean, const Eigen::Quaterniond& rotation) {
  return logMap(mean.conjugate() * rotation).array();
}

}  // namespace

JointLimits::JointLimits(std::span<const MotionClip* const> training) {
  if (training.empty()) {
    throw Error(ErrorKind::Usage, text("Joint limits need training clips."));
  }
  names_ = namesOf(*training.front());
  const int root = motionRoot(training);
  std::vector<std::vector<Eigen::Quaterniond>> rotations;
  for (const MotionClip* clip : training) {
    requireSameJoints(*clip);
    rotations.push_back(localRotations(*clip));
  }
  for (const std::size_t joint : turningJointsBelow(training.front()->skeleton, root)) {
    std::vector<Eigen::Quaterniond> ofJoint;
    for (const auto& ofClip : rotations) {
      for (std::size_t i = joint; i < ofClip.size(); i += names_.size()) {
        ofJoint.push_back(ofClip[i]);
      }
    }
    if (ofJoint.empty()) continue;
    Limit limit;
    limit.joint = joint;
    limit.mean = meanOf(ofJoint);
    limit.low.setConstant(std::numeric_limits<double>::infinity());
    limit.high = -limit.low;
    for (const auto& rotation : ofJoint) {
      const Eigen::Array3d place = placeOf(limit.mean, rotation);
      limit.low = limit.low.min(place);
      limit.high = limit.high.max(place);
    }
    const Eigen::Array3d wider = (kWiderShare * (limit.high - limit.low)).max(kLeastRadians);
    limit.low -= wider;
    limit.high += wider;
    limits_.push_back(limit);
  }
  if (limits_.empty()) {
    throw Error(ErrorKind::Usage, text("The clips hold no rotations, so joints have no limits."));
  }
}

void JointLimits::requireSameJoints(const MotionClip& clip) const {
  if (namesOf(clip) == names_) return;
  throw Error(ErrorKind::Usage,
              text("Joint limits can only be compared between clips with the same joints."));
}

double JointLimits::shareOutside(const MotionClip& clip) const {
  requireSameJoints(clip);
  if (clip.frames() == 0) return 0.0;
  const std::vector<Eigen::Quaterniond> rotations = localRotations(clip);
  std::size_t outside = 0;
  for (std::size_t t = 0; t < clip.frames(); ++t) {
    outside += std::ranges::any_of(limits_, [&](const Limit& limit) {
      const Eigen::Array3d place = placeOf(limit.mean, rotations[t * names_.size() + limit.joint]);
      return (place < limit.low).any() || (place > limit.high).any();
    });
  }
  return static_cast<double>(outside) / static_cast<double>(clip.frames());
}

}  // namespace emoforge
