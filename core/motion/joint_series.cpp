// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/joint_series.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/text.h"
#include "core/motion/body_measures.h"
#include "core/motion/joint_names.h"
#include "core/motion/rotations.h"

namespace emoforge {
namespace {

constexpr const char* kDegrees = "°";

/// A limb as the three joints that its flexion is measured over.
struct Limb {
  const char* name;
  const char* title;
  std::array<JointRole, 3> roles;
};

constexpr std::array<Limb, 2> kLimbs{
    {{"knee", "knee flexion", {JointRole::UpperLeg, JointRole::LowerLeg, JointRole::Foot}},
     {"elbow", "elbow flexion", {JointRole::UpperArm, JointRole::LowerArm, JointRole::Hand}}}};

const Limb* limbNamed(const std::string& name) {
  const auto found = std::ranges::find(kLimbs, name, [](const Limb& limb) { return limb.name; });
  return found == kLimbs.end() ? nullptr : &*found;
}

std::string sideName(BodySide side) {
  return side == BodySide::Left ? text("left") : text("right");
}

/// The joint below: by its role, else the first child, as where the ankle is an end site.
int lowerEnd(const PosedClip& posed, const BodyMap& body, int middle, JointRole role,
             BodySide side) {
  const int named = body.find(role, side);
  if (named >= 0) return named;
  const auto child = std::ranges::find(posed.parents, middle);
  return child == posed.parents.end() ? -1 : static_cast<int>(child - posed.parents.begin());
}

/// Upper, middle and lower joint; empty where one is missing.
std::vector<std::size_t> jointsOf(const PosedClip& posed, const Limb& limb, BodySide side) {
  const BodyMap body(posed);
  const int upper = body.find(limb.roles[0], side);
  const int middle = body.find(limb.roles[1], side);
  if (upper < 0 || middle < 0) return {};
  const int lower = lowerEnd(posed, body, middle, limb.roles[2], side);
  if (lower < 0) return {};
  return {static_cast<std::size_t>(upper), static_cast<std::size_t>(middle),
          static_cast<std::size_t>(lower)};
}

int jointNamed(const PosedClip& posed, const std::string& name) {
  const auto found = std::ranges::find(posed.names, name);
  return found == posed.names.end() ? -1 : static_cast<int>(found - posed.names.begin());
}

std::string rotationOrder(const Joint& joint) {
  std::string order;
  for (const Channel channel : joint.channels) {
    if (isRotation(channel)) order += static_cast<char>('X' + axisOf(channel));
  }
  return order;
}

std::vector<JointSeries> anglesOf(const MotionClip& clip, const std::string& name) {
  std::vector<JointSeries> result;
  const int index = clip.skeleton.find(name);
  if (index < 0) return result;
  const Joint& joint = clip.skeleton.joints[static_cast<std::size_t>(index)];
  for (std::size_t c = 0; c < joint.channels.size(); ++c) {
    if (!isRotation(joint.channels[c])) continue;
    const std::size_t column = static_cast<std::size_t>(joint.firstChannel) + c;
    JointSeries series{{static_cast<char>('X' + axisOf(joint.channels[c]))}, kDegrees, {}};
    for (std::size_t t = 0; t < clip.frames(); ++t) {
      series.values.push_back(clip.values(t, column));
    }
    unwrapDegrees(series.values);
    result.push_back(std::move(series));
  }
  return result;
}

/// The angle between two vectors, exact for small angles too.
double degreesBetween(const Eigen::Vector3d& a, const Eigen::Vector3d& b) {
  return std::atan2(a.cross(b).norm(), a.dot(b)) / kRadiansPerDegree;
}

std::vector<JointSeries> flexionOf(const PosedClip& posed, const SeriesChoice& choice) {
  std::vector<JointSeries> result;
  const Limb* limb = limbNamed(choice.joint);
  if (limb == nullptr) return result;
  for (const BodySide side : {BodySide::Left, BodySide::Right}) {
    if (choice.side != BodySide::Centre && choice.side != side) continue;
    const std::vector<std::size_t> joints = jointsOf(posed, *limb, side);
    if (joints.empty()) continue;
    JointSeries series{sideName(side), kDegrees, {}};
    for (std::size_t t = 0; t < posed.frames(); ++t) {
      const Eigen::Vector3d middle = positionOf(posed, t, joints[1]);
      series.values.push_back(degreesBetween(middle - positionOf(posed, t, joints[0]),
                                             positionOf(posed, t, joints[2]) - middle));
    }
    result.push_back(std::move(series));
  }
  return result;
}

std::vector<JointSeries> placesOf(const PosedClip& posed, std::size_t joint) {
  std::vector<JointSeries> result;
  for (int axis = 0; axis < 3; ++axis) {
    JointSeries series{{static_cast<char>('X' + axis)}, "m", {}};
    for (std::size_t t = 0; t < posed.frames(); ++t) {
      series.values.push_back(positionOf(posed, t, joint)[axis]);
    }
    result.push_back(std::move(series));
  }
  return result;
}

std::vector<JointSeries> speedOf(const PosedClip& posed, std::size_t joint) {
  JointSeries series{text("speed"), "m/s", std::vector<double>(posed.frames(), 0.0)};
  const std::size_t count = posed.frames();
  for (std::size_t t = 0; t < count && count > 1; ++t) {
    const std::size_t before = t == 0 ? 0 : t - 1;
    const std::size_t after = std::min(t + 1, count - 1);
    const double way = (positionOf(posed, after, joint) - positionOf(posed, before, joint)).norm();
    series.values[t] = way / (static_cast<double>(after - before) * posed.frameTimeSeconds);
  }
  return {std::move(series)};
}

}  // namespace

std::string SeriesChoice::id() const {
  switch (kind) {
    case SeriesKind::Angles:
      return "angles/" + joint;
    case SeriesKind::Position:
      return "position/" + joint;
    case SeriesKind::Speed:
      return "speed/" + joint;
    case SeriesKind::Flexion:
      break;
  }
  const char* sides[] = {"both", "left", "right"};
  return "flexion/" + joint + "/" + sides[static_cast<int>(side)];
}

std::vector<SeriesChoice> seriesChoices(const MotionClip& clip, const PosedClip& posed) {
  std::vector<SeriesChoice> choices;
  for (const Limb& limb : kLimbs) {
    const bool left = !jointsOf(posed, limb, BodySide::Left).empty();
    const bool right = !jointsOf(posed, limb, BodySide::Right).empty();
    if (left && right) choices.push_back({SeriesKind::Flexion, limb.name, BodySide::Centre});
    if (left) choices.push_back({SeriesKind::Flexion, limb.name, BodySide::Left});
    if (right) choices.push_back({SeriesKind::Flexion, limb.name, BodySide::Right});
  }
  for (const Joint& joint : clip.skeleton.joints) {
    if (joint.endSite) continue;
    if (!rotationOrder(joint).empty()) choices.push_back({SeriesKind::Angles, joint.name});
    choices.push_back({SeriesKind::Position, joint.name});
    choices.push_back({SeriesKind::Speed, joint.name});
  }
  return choices;
}

std::string seriesTitle(const SeriesChoice& choice, const MotionClip& clip) {
  if (choice.kind == SeriesKind::Flexion) {
    const Limb* limb = limbNamed(choice.joint);
    const std::string title = limb == nullptr ? choice.joint : text(limb->title);
    return choice.side == BodySide::Centre ? title : sideName(choice.side) + " " + title;
  }
  if (choice.kind == SeriesKind::Position) return choice.joint + ", " + text("position");
  if (choice.kind == SeriesKind::Speed) return choice.joint + ", " + text("speed");
  const int index = clip.skeleton.find(choice.joint);
  const std::string order =
      index < 0 ? "" : rotationOrder(clip.skeleton.joints[static_cast<std::size_t>(index)]);
  return choice.joint + ", " + text("local Euler") + " " + order;
}

std::vector<JointSeries> jointSeries(const MotionClip& clip, const PosedClip& posed,
                                     const SeriesChoice& choice) {
  if (choice.kind == SeriesKind::Angles) return anglesOf(clip, choice.joint);
  if (choice.kind == SeriesKind::Flexion) return flexionOf(posed, choice);
  const int joint = jointNamed(posed, choice.joint);
  if (joint < 0) return {};
  return choice.kind == SeriesKind::Position ? placesOf(posed, static_cast<std::size_t>(joint))
                                             : speedOf(posed, static_cast<std::size_t>(joint));
}

}  // namespace emoforge
