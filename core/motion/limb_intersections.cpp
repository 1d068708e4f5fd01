// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/limb_intersections.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/motion/joint_names.h"
#include "core/numerics/percentile.h"

namespace emoforge {
namespace {

constexpr double kRadiusShare = 0.03;
constexpr double kShortestBoneMetres = 0.01;
constexpr double kUsualPercent = 1.0;
constexpr double kCloserThanUsual = 0.7;
constexpr std::size_t kFramesToLookAt = 4000;

/// A bone in one frame.
struct Capsule {
  Eigen::Vector3d from;
  Eigen::Vector3d to;
  Eigen::Vector3d middle;
  double halfLength = 0.0;
};

void capsulesOf(const PosedClip& clip, const std::vector<Bone>& bones, std::size_t frame,
                std::vector<Capsule>& result) {
  result.clear();
  for (const Bone& bone : bones) {
    const Eigen::Vector3d a = positionOf(clip, frame, bone.from);
    const Eigen::Vector3d b = positionOf(clip, frame, bone.to);
    result.push_back({a, b, 0.5 * (a + b), 0.5 * (b - a).norm()});
  }
}

bool overlap(const Capsule& a, const Capsule& b, double reach) {
  const double far = a.halfLength + b.halfLength + reach;
  if ((a.middle - b.middle).squaredNorm() > far * far) return false;
  return segmentDistance(a.from, a.to, b.from, b.to) < reach;
}

std::vector<Bone> solidBones(const PosedClip& clip) {
  const BodyMap body(clip);
  std::vector<Bone> bones = bodyBones(clip);
  std::erase_if(bones, [&](const Bone& bone) {
    const double length = (positionOf(clip, 0, bone.to) - positionOf(clip, 0, bone.from)).norm();
    return length < kShortestBoneMetres || body.role(bone.to) == JointRole::Finger ||
           body.role(bone.from) == JointRole::Finger;
  });
  return bones;
}

bool shareJoint(const Bone& a, const Bone& b) {
  return a.from == b.from || a.from == b.to || a.to == b.from || a.to == b.to;
}

}  // namespace

double segmentDistance(const Eigen::Vector3d& a0, const Eigen::Vector3d& a1,
                       const Eigen::Vector3d& b0, const Eigen::Vector3d& b1) {
  const Eigen::Vector3d u = a1 - a0;
  const Eigen::Vector3d v = b1 - b0;
  const Eigen::Vector3d w = a0 - b0;
  const double uu = u.squaredNorm();
  const double vv = v.squaredNorm();
  const double uv = u.dot(v);
  const double uw = u.dot(w);
  const double vw = v.dot(w);
  const auto clamped = [](double x) { return std::clamp(x, 0.0, 1.0); };
  double s = 0.0;
  double t = 0.0;
  if (uu <= 0.0) {
    t = vv > 0.0 ? clamped(vw / vv) : 0.0;
  } else if (vv <= 0.0) {
    s = clamped(-uw / uu);
  } else {
    const double denominator = uu * vv - uv * uv;
    if (denominator > 0.0) s = clamped((uv * vw - uw * vv) / denominator);
    t = (uv * s + vw) / vv;
    if (t < 0.0 || t > 1.0) {
      t = clamped(t);
      s = clamped((uv * t - uw) / uu);
    }
  }
  return (w + s * u - t * v).norm();
}

LimbIntersections::LimbIntersections(std::span<const PosedClip> reference) {
  if (reference.empty() || reference.front().frames() == 0) {
    throw Error(ErrorKind::Usage, text("Intersecting limbs need reference clips to compare with."));
  }
  names_ = reference.front().names;
  bones_ = solidBones(reference.front());
  for (std::size_t i = 0; i < bones_.size(); ++i) {
    for (std::size_t k = i + 1; k < bones_.size(); ++k) {
      if (shareJoint(bones_[i], bones_[k])) continue;
      boneIndices_.emplace_back(i, k);
      pairs_.push_back({names_[bones_[i].to], names_[bones_[k].to]});
    }
  }
  learnReaches(reference, statureMetres(reference.front()));
}

void LimbIntersections::learnReaches(std::span<const PosedClip> reference, double stature) {
  std::size_t frames = 0;
  for (const PosedClip& clip : reference) {
    requireSameJoints(clip);
    frames += clip.frames();
  }
  const std::size_t step = frames / kFramesToLookAt + 1;
  std::vector<std::vector<double>> distances(pairs_.size());
  std::vector<Capsule> capsules;
  std::size_t number = 0;
  for (const PosedClip& clip : reference) {
    for (std::size_t t = 0; t < clip.frames(); ++t) {
      if (number++ % step != 0) continue;
      capsulesOf(clip, bones_, t, capsules);
      for (std::size_t p = 0; p < pairs_.size(); ++p) {
        const Capsule& a = capsules[boneIndices_[p].first];
        const Capsule& b = capsules[boneIndices_[p].second];
        distances[p].push_back(segmentDistance(a.from, a.to, b.from, b.to));
      }
    }
  }
  for (auto& ofPair : distances) {
    const double usual = percentile(std::move(ofPair), kUsualPercent);
    reachMetres_.push_back(std::min(2.0 * kRadiusShare * stature, kCloserThanUsual * usual));
  }
}

void LimbIntersections::requireSameJoints(const PosedClip& clip) const {
  if (clip.names == names_) return;
  throw Error(ErrorKind::Usage,
              text("Intersecting limbs can only be compared between clips with the same joints."));
}

LimbIntersections::Counts LimbIntersections::count(const PosedClip& clip) const {
  requireSameJoints(clip);
  Counts counts;
  counts.perPair.resize(pairs_.size(), 0);
  std::vector<Capsule> capsules;
  for (std::size_t t = 0; t < clip.frames(); ++t) {
    capsulesOf(clip, bones_, t, capsules);
    bool any = false;
    for (std::size_t p = 0; p < pairs_.size(); ++p) {
      const auto& [a, b] = boneIndices_[p];
      if (!overlap(capsules[a], capsules[b], reachMetres_[p])) continue;
      ++counts.perPair[p];
      any = true;
    }
    counts.anyPair += any ? 1 : 0;
  }
  return counts;
}

double LimbIntersections::share(const PosedClip& clip) const {
  if (clip.frames() == 0) return 0.0;
  return static_cast<double>(count(clip).anyPair) / static_cast<double>(clip.frames());
}

std::vector<double> LimbIntersections::shareOfPairs(const PosedClip& clip) const {
  const auto frames = static_cast<double>(std::max<std::size_t>(1, clip.frames()));
  std::vector<double> shares;
  for (const std::size_t overlaps : count(clip).perPair) {
    shares.push_back(static_cast<double>(overlaps) / frames);
  }
  return shares;
}

}  // namespace emoforge
