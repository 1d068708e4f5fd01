// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/skeleton_mapping.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "core/base/text.h"
#include "core/motion/forward_kinematics.h"
#include "core/motion/joint_names.h"
#include "core/motion/rotations.h"

namespace emoforge {
namespace {

constexpr double kRestToleranceRadians = 30.0 * kRadiansPerDegree;
constexpr std::size_t kNamesShown = 8;

std::string list(const std::vector<std::string>& names) {
  std::string result;
  for (std::size_t i = 0; i < std::min(names.size(), kNamesShown); ++i) {
    if (i > 0) result += ", ";
    result += names[i];
  }
  return names.size() > kNamesShown ? result + ", …" : result;
}

std::string filled(const char* english, const std::string& value) {
  return fmt::format(fmt::runtime(text(english)), value);
}

std::vector<int> counterparts(const Skeleton& source, const Skeleton& target) {
  const BodyMap sourceBody(source);
  const BodyMap targetBody(target);
  std::vector<int> result(target.joints.size(), -1);
  std::vector<bool> used(source.joints.size(), false);
  const auto take = [&](std::size_t t, int s) {
    if (s < 0 || used[static_cast<std::size_t>(s)]) return;
    if (source.joints[static_cast<std::size_t>(s)].endSite) return;
    result[t] = s;
    used[static_cast<std::size_t>(s)] = true;
  };
  for (std::size_t t = 0; t < target.joints.size(); ++t) {
    if (!target.joints[t].endSite) take(t, source.find(target.joints[t].name));
  }
  for (std::size_t t = 0; t < target.joints.size(); ++t) {
    const JointRole role = targetBody.role(t);
    if (result[t] >= 0 || role == JointRole::Unknown || role == JointRole::Finger) continue;
    take(t, sourceBody.find(role, targetBody.side(t)));
  }
  return result;
}

/// The nearest joint above that has a counterpart; −1 if none.
int mappedAncestor(const Skeleton& target, const std::vector<int>& sourceOf, std::size_t joint) {
  int above = target.joints[joint].parent;
  while (above >= 0 && sourceOf[static_cast<std::size_t>(above)] < 0) {
    above = target.joints[static_cast<std::size_t>(above)].parent;
  }
  return above;
}

Eigen::Vector3d restPosition(const Skeleton& skeleton, int joint) {
  Eigen::Vector3d sum = Eigen::Vector3d::Zero();
  for (int j = joint; j >= 0; j = skeleton.joints[static_cast<std::size_t>(j)].parent) {
    sum += skeleton.joints[static_cast<std::size_t>(j)].offset;
  }
  return sum;
}

bool isLimb(JointRole role) {
  return role == JointRole::UpperArm || role == JointRole::LowerArm || role == JointRole::Hand ||
         role == JointRole::UpperLeg || role == JointRole::LowerLeg || role == JointRole::Foot ||
         role == JointRole::Neck || role == JointRole::Head;
}

/// Mapped joints whose bones from the mapped joint above point elsewhere at rest.
std::vector<std::string> differingRest(const Skeleton& source, const Skeleton& target,
                                       const std::vector<int>& sourceOf) {
  const BodyMap body(target);
  std::vector<std::string> result;
  for (std::size_t t = 0; t < target.joints.size(); ++t) {
    const int above = mappedAncestor(target, sourceOf, t);
    if (sourceOf[t] < 0 || above < 0 || !isLimb(body.role(t))) continue;
    const int sourceAbove = sourceOf[static_cast<std::size_t>(above)];
    const Eigen::Vector3d a = restPosition(source, sourceOf[t]) - restPosition(source, sourceAbove);
    const Eigen::Vector3d b =
        restPosition(target, static_cast<int>(t)) - restPosition(target, above);
    const double angle = std::atan2(a.cross(b).norm(), a.dot(b));
    const bool bothLong = a.norm() > 0.0 && b.norm() > 0.0;
    if (bothLong && angle > kRestToleranceRadians) result.push_back(target.joints[t].name);
  }
  return result;
}

/// Length of thigh and shank; without legs that of all bones.
double bodyScale(const Skeleton& skeleton) {
  const BodyMap body(skeleton);
  for (const BodySide side : {BodySide::Left, BodySide::Right}) {
    const int knee = body.find(JointRole::LowerLeg, side);
    const int ankle = body.find(JointRole::Foot, side);
    if (knee < 0 || ankle < 0) continue;
    return skeleton.joints[static_cast<std::size_t>(knee)].offset.norm() +
           skeleton.joints[static_cast<std::size_t>(ankle)].offset.norm();
  }
  double sum = 0.0;
  for (std::size_t j = 1; j < skeleton.joints.size(); ++j) sum += skeleton.joints[j].offset.norm();
  return sum;
}

/// Where the body is moved: the topmost mapped joint that has a full position, and who carries it
/// there.
struct Carrier {
  int mapped = -1;   ///< target joint whose source position is followed
  int carrier = -1;  ///< target joint whose position channels are written
};

Carrier findCarrier(const Skeleton& target, const std::vector<int>& sourceOf) {
  const BodyMap body(target);
  Carrier result;
  result.mapped = body.find(JointRole::Hips);
  if (result.mapped < 0 || sourceOf[static_cast<std::size_t>(result.mapped)] < 0) {
    const auto first = std::ranges::find_if(sourceOf, [](int s) { return s >= 0; });
    result.mapped = static_cast<int>(first - sourceOf.begin());
  }
  for (int j = result.mapped; j >= 0; j = target.joints[static_cast<std::size_t>(j)].parent) {
    if (!hasFullPosition(target.joints[static_cast<std::size_t>(j)])) continue;
    result.carrier = j;
    break;
  }
  return result;
}

}  // namespace

std::string SkeletonMapping::summary() const {
  std::string result;
  const auto add = [&](const char* english, const std::vector<std::string>& names) {
    if (names.empty()) return;
    if (!result.empty()) result += ' ';
    result += filled(english, list(names));
  };
  add("Lost, since the target has no such joint: {}.", onlyInSource);
  add("Kept at rest, since the source has no such joint: {}.", onlyInTarget);
  add("At rest these bones point another way: {}.", restDiffers);
  return result;
}

SkeletonMapping mapSkeleton(const Skeleton& source, const Skeleton& target) {
  SkeletonMapping mapping;
  mapping.same = source.sameStructure(target);
  mapping.sourceOf = counterparts(source, target);
  std::vector<bool> used(source.joints.size(), false);
  std::size_t mapped = 0;
  for (std::size_t t = 0; t < target.joints.size(); ++t) {
    if (target.joints[t].endSite) continue;
    if (mapping.sourceOf[t] >= 0) {
      used[static_cast<std::size_t>(mapping.sourceOf[t])] = true;
      ++mapped;
    } else {
      mapping.onlyInTarget.push_back(target.joints[t].name);
    }
  }
  for (std::size_t s = 0; s < source.joints.size(); ++s) {
    if (!used[s] && !source.joints[s].endSite) {
      mapping.onlyInSource.push_back(source.joints[s].name);
    }
  }
  mapping.restDiffers = differingRest(source, target, mapping.sourceOf);
  const int hips = BodyMap(target).find(JointRole::Hips);
  const bool hasHips = hips >= 0 && mapping.sourceOf[static_cast<std::size_t>(hips)] >= 0;
  const bool enough = 2 * mapped >= target.movableCount() && mapped > 0;
  mapping.mappable = mapping.same || (hasHips && enough && mapping.restDiffers.empty());
  return mapping;
}

MotionClip mapClip(const MotionClip& clip, const Skeleton& target, std::vector<Notice>& notices) {
  const SkeletonMapping mapping = mapSkeleton(clip.skeleton, target);
  if (!mapping.mappable) {
    throw Error(ErrorKind::Input,
                text("This clip's skeleton is too different to carry its rotations over.") + " " +
                    mapping.summary(),
                {}, text("Keep the clips of the two skeletons apart, in data sets of their own."));
  }
  if (!mapping.same && !mapping.summary().empty()) {
    notices.push_back({Notice::Severity::Warning, mapping.summary(), {}, ""});
  }
  MotionClip result;
  result.skeleton = target;
  result.frameTimeSeconds = clip.frameTimeSeconds;
  result.space = clip.space;
  result.values = DoubleArray({clip.frames(), target.channelCount()});
  const double scale = bodyScale(target) / std::max(bodyScale(clip.skeleton), 1e-12);
  const Carrier carrier = findCarrier(target, mapping.sourceOf);
  std::vector<Eigen::Quaterniond> rotations(clip.frames() * target.joints.size(),
                                            Eigen::Quaterniond::Identity());
  GlobalPose source;
  for (std::size_t t = 0; t < clip.frames(); ++t) {
    forwardKinematics(clip.skeleton, clip.values.row(t), source);
    for (std::size_t j = 0; j < target.joints.size(); ++j) {
      setLocalPosition(target.joints[j], target.joints[j].offset, result.values.row(t));
      if (mapping.sourceOf[j] < 0) continue;
      const int above = mappedAncestor(target, mapping.sourceOf, j);
      Eigen::Quaterniond parent = Eigen::Quaterniond::Identity();
      if (above >= 0) {
        const int sourceAbove = mapping.sourceOf[static_cast<std::size_t>(above)];
        parent = source.rotations[static_cast<std::size_t>(sourceAbove)];
      }
      rotations[t * target.joints.size() + j] =
          parent.conjugate() * source.rotations[static_cast<std::size_t>(mapping.sourceOf[j])];
    }
  }
  setLocalRotations(result, rotations);
  if (carrier.carrier < 0) return result;
  const Joint& joint = target.joints[static_cast<std::size_t>(carrier.carrier)];
  const auto followed =
      static_cast<std::size_t>(mapping.sourceOf[static_cast<std::size_t>(carrier.mapped)]);
  GlobalPose pose;
  for (std::size_t t = 0; t < clip.frames(); ++t) {
    forwardKinematics(clip.skeleton, clip.values.row(t), source);
    forwardKinematics(target, result.values.row(t), pose);
    const Eigen::Vector3d missing = scale * source.positions[followed] -
                                    pose.positions[static_cast<std::size_t>(carrier.mapped)];
    Eigen::Quaterniond parent = Eigen::Quaterniond::Identity();
    if (joint.parent >= 0) parent = pose.rotations[static_cast<std::size_t>(joint.parent)];
    const Eigen::Vector3d local =
        localPosition(joint, result.values.row(t)) + parent.conjugate() * missing;
    setLocalPosition(joint, local, result.values.row(t));
  }
  return result;
}

std::vector<SkeletonGroup> groupBySkeleton(std::span<const MotionClip* const> clips,
                                           std::vector<Notice>& notices) {
  std::vector<SkeletonGroup> groups;
  const auto skeletonOf = [&](const SkeletonGroup& group) -> const Skeleton& {
    return clips[group.clips.front()]->skeleton;
  };
  for (std::size_t i = 0; i < clips.size(); ++i) {
    const auto group = std::ranges::find_if(groups, [&](const SkeletonGroup& g) {
      return skeletonOf(g).sameStructure(clips[i]->skeleton);
    });
    if (group == groups.end()) {
      groups.push_back({{i}, {}});
    } else {
      group->clips.push_back(i);
    }
  }
  std::ranges::stable_sort(groups, [](const SkeletonGroup& a, const SkeletonGroup& b) {
    return a.clips.size() > b.clips.size();
  });
  for (std::size_t g = 0; g < groups.size(); ++g) {
    groups[g].toFirst = mapSkeleton(skeletonOf(groups[g]), skeletonOf(groups.front()));
    if (g == 0) continue;
    const char* english =
        groups[g].toFirst.mappable
            ? "{} of {} clips have another skeleton; it can be mapped by joint name. {}"
            : "{} of {} clips have another skeleton, which cannot be mapped. {}";
    const char* advice = groups[g].toFirst.mappable
                             ? "Map them, or leave them out of this data set."
                             : "Keep them apart, in a data set of their own.";
    notices.push_back({Notice::Severity::Warning,
                       fmt::format(fmt::runtime(text(english)), groups[g].clips.size(),
                                   clips.size(), groups[g].toFirst.summary()),
                       {},
                       text(advice)});
  }
  return groups;
}

}  // namespace emoforge
