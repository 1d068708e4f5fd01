// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/mirroring.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/motion/alignment.h"
#include "core/motion/forward_kinematics.h"
#include "core/motion/joint_names.h"
#include "core/motion/rotations.h"
#include "core/motion/space_guess.h"

namespace emoforge {
namespace {

using Eigen::Matrix3d;
using Eigen::Quaterniond;
using Eigen::Vector3d;

/// How far a mirrored bone may lie from its partner, as a share of its length.
constexpr double kBoneTolerance = 0.25;
/// Radians that a misfit of a whole bone length counts for: bones decide before turns do.
constexpr double kMisfitCost = 1e3;
constexpr double kUnusualRadians = 0.6;
/// Bones below this share of the longest have no direction worth comparing.
constexpr double kShortBone = 1e-3;
constexpr std::size_t kFramesToLookAt = 64;

Matrix3d worldMirror() {
  return Vector3d(-1, 1, 1).asDiagonal();
}

/// The 24 orthogonal matrices of determinant −1 that swap and flip axes; plain flips first.
std::vector<Matrix3d> axisReflections() {
  std::vector<Matrix3d> result;
  std::array<int, 3> order{0, 1, 2};
  do {
    for (int signs = 0; signs < 8; ++signs) {
      Matrix3d m = Matrix3d::Zero();
      for (int k = 0; k < 3; ++k)
        m(k, order[static_cast<std::size_t>(k)]) = signs >> k & 1 ? -1 : 1;
      if (m.determinant() < 0) result.push_back(m);
    }
  } while (std::next_permutation(order.begin(), order.end()));
  return result;
}

/// From the partner's parent's axes to the parent's own: the world counts as a parent that M
/// mirrors.
Matrix3d aboveOf(const Joint& joint, const std::vector<Matrix3d>& axes) {
  if (joint.parent < 0) return worldMirror();
  return axes[static_cast<std::size_t>(joint.parent)].transpose();
}

[[noreturn]] void failAt(const Joint& joint, const char* english) {
  throw Error(ErrorKind::Input, fmt::format(fmt::runtime(text(english)), joint.name), {},
              text("Switch mirroring off for this data set, or rename the joints."));
}

/// A partner must be able to take over the motion.
void checkPartners(const Skeleton& skeleton, const std::vector<int>& partners) {
  for (std::size_t j = 0; j < partners.size(); ++j) {
    const Joint& joint = skeleton.joints[j];
    if (partners[j] < 0) {
      failAt(joint, "The joint \"{}\" has no counterpart on the other side.");
    }
    const Joint& partner = skeleton.joints[static_cast<std::size_t>(partners[j])];
    auto own = joint.channels;
    auto others = partner.channels;
    std::ranges::sort(own);
    std::ranges::sort(others);
    const int parent = joint.parent < 0 ? -1 : partners[static_cast<std::size_t>(joint.parent)];
    if (own != others || partner.parent != parent || partner.endSite != joint.endSite) {
      failAt(joint, "The joint \"{}\" and its counterpart differ in channels or parents.");
    }
  }
}

/// Finds the S_j of all joints, from the root down.
class MirrorPlanner {
 public:
  MirrorPlanner(std::span<const MotionClip* const> clips, const std::vector<int>& partners)
      : clips_(clips),
        skeleton_(clips.front()->skeleton),
        partners_(partners),
        root_(static_cast<std::size_t>(motionRoot(clips))) {
    sampleRotations();
  }

  std::vector<Matrix3d> solve() {
    const auto candidates = axisReflections();
    std::vector<Matrix3d> axes(skeleton_.joints.size(), worldMirror());
    for (std::size_t j = 0; j < axes.size(); ++j) {
      const auto p = static_cast<std::size_t>(partners_[j]);
      if (p < j) {
        axes[j] = axes[p].transpose();
        continue;
      }
      double best = std::numeric_limits<double>::infinity();
      for (const Matrix3d& s : candidates) {
        if (p == j && s != s.transpose()) continue;
        const double misfit = std::max(boneMisfit(j, s) - kBoneTolerance, 0.0);
        const double cost =
            kMisfitCost * misfit + turnDifference(j, s, axes) + unusualCost(j, s, axes);
        if (cost < best - 1e-9) {
          best = cost;
          axes[j] = s;
        }
      }
    }
    return axes;
  }

 private:
  struct Sample {
    std::vector<Matrix3d> local;
    Matrix3d rootGlobal;  ///< the motion root
    double heading = 0.0;
    UpAxis up = UpAxis::Y;
  };

  void sampleRotations() {
    std::size_t frames = 0;
    for (const auto* clip : clips_) frames += clip->frames();
    const std::size_t step = std::max<std::size_t>(1, frames / kFramesToLookAt);
    GlobalPose pose;
    std::size_t count = 0;
    for (const auto* clip : clips_) {
      const UpAxis up = spaceOf(*clip).info.up;
      const HeadingFinder finder(clip->skeleton, up, static_cast<int>(root_));
      for (std::size_t t = 0; t < clip->frames(); ++t) {
        if (count++ % step != 0) continue;
        forwardKinematics(clip->skeleton, clip->values.row(t), pose);
        Sample sample{{}, pose.rotations[root_].toRotationMatrix(), finder.heading(pose), up};
        for (const auto& joint : clip->skeleton.joints) {
          sample.local.push_back(localRotation(joint, clip->values.row(t)).toRotationMatrix());
        }
        samples_.push_back(std::move(sample));
        addBones(*clip, t);
      }
    }
    for (auto& bone : bones_)
      bone /= static_cast<double>(std::max<std::size_t>(1, samples_.size()));
  }

  /// Mean local positions: what the offsets or the position channels say.
  void addBones(const MotionClip& clip, std::size_t frame) {
    bones_.resize(skeleton_.joints.size(), Vector3d::Zero());
    for (std::size_t j = 0; j < bones_.size(); ++j) {
      bones_[j] += localPosition(clip.skeleton.joints[j], clip.values.row(frame));
    }
  }

  /// Largest distance between S_j · (bone of j) and the partner bone, as a share of their length.
  double boneMisfit(std::size_t j, const Matrix3d& s) const {
    double worst = 0.0;
    double longest = 0.0;
    for (const auto& bone : bones_) longest = std::max(longest, bone.norm());
    for (std::size_t c = 0; c < bones_.size(); ++c) {
      if (skeleton_.joints[c].parent != static_cast<int>(j) || c == root_) continue;
      const Vector3d& partner = bones_[static_cast<std::size_t>(partners_[c])];
      const double length = std::max(bones_[c].norm(), partner.norm());
      if (length > kShortBone * longest)
        worst = std::max(worst, (s * bones_[c] - partner).norm() / length);
    }
    return worst;
  }

  /// A rig keeps one convention along a limb and hardly ever swaps axes: other choices need a
  /// reason.
  double unusualCost(std::size_t j, const Matrix3d& s, const std::vector<Matrix3d>& axes) const {
    const Matrix3d flips = s.diagonal().asDiagonal();
    double cost = s == flips ? 0.0 : kUnusualRadians;
    const int parent = skeleton_.joints[j].parent;
    if (parent < 0) return cost;
    const auto above = static_cast<std::size_t>(parent);
    const bool sided = partners_[j] != static_cast<int>(j);
    const bool sidedAbove = partners_[above] != parent;
    if (sided == sidedAbove && s != axes[above]) cost += kUnusualRadians;
    return cost;
  }

  /// Mean angle between a joint's mirrored and own rotations, radians.
  double turnDifference(std::size_t j, const Matrix3d& s, const std::vector<Matrix3d>& axes) const {
    double sum = 0.0;
    const auto p = static_cast<std::size_t>(partners_[j]);
    for (const Sample& sample : samples_) {
      Matrix3d mirroredTurn;
      Matrix3d own = sample.local[j];
      if (j == root_) {
        // In the body's own sagittal plane, so that the direction it walks in does not matter.
        const Matrix3d back = aboutAxis(upVector(sample.up), -sample.heading).toRotationMatrix();
        own = back * sample.rootGlobal;
        mirroredTurn = worldMirror() * own * s;
      } else {
        mirroredTurn = aboveOf(skeleton_.joints[j], axes) * sample.local[p] * s;
      }
      sum += geodesicAngle(Quaterniond(mirroredTurn), Quaterniond(own));
    }
    return samples_.empty() ? 0.0 : sum / static_cast<double>(samples_.size());
  }

  std::span<const MotionClip* const> clips_;
  const Skeleton& skeleton_;
  const std::vector<int>& partners_;
  std::size_t root_;
  std::vector<Sample> samples_;
  std::vector<Vector3d> bones_;
};

}  // namespace

MirrorPlan mirrorPlan(std::span<const MotionClip* const> clips) {
  MirrorPlan plan;
  plan.partners = mirrorPartners(clips.front()->skeleton);
  checkPartners(clips.front()->skeleton, plan.partners);
  plan.axes = MirrorPlanner(clips, plan.partners).solve();
  return plan;
}

MotionClip mirrored(const MotionClip& clip, const MirrorPlan& plan) {
  MotionClip result = clip;
  const auto& joints = clip.skeleton.joints;
  std::vector<Quaterniond> rotations(clip.frames());
  for (std::size_t j = 0; j < joints.size(); ++j) {
    const Joint& partner = joints[static_cast<std::size_t>(plan.partners[j])];
    Joint& joint = result.skeleton.joints[j];
    const Matrix3d above = aboveOf(joint, plan.axes);
    joint.offset = above * partner.offset;
    for (std::size_t t = 0; t < clip.frames(); ++t) {
      const auto row = clip.values.row(t);
      setLocalPosition(joint, above * localPosition(partner, row), result.values.row(t));
      const Matrix3d turn = above * localRotation(partner, row).toRotationMatrix() * plan.axes[j];
      rotations[t] = Quaterniond(turn);
    }
    setLocalRotationsOf(result, static_cast<int>(j), rotations);
  }
  return result;
}

MotionClip mirrored(const MotionClip& clip) {
  const MotionClip* one[] = {&clip};
  return mirrored(clip, mirrorPlan(one));
}

}  // namespace emoforge
