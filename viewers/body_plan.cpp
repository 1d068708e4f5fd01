// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewers/body_plan.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/motion/joint_names.h"

namespace emoforge {
namespace {

/// Radii as shares of the stature.
struct PartShape {
  float start;
  float end;
  float ball;
  float width;
};

PartShape shapeOf(JointRole part) {
  switch (part) {
    case JointRole::Hips:
      return {0.034F, 0.034F, 0.037F, 1.25F};
    case JointRole::Spine:
      return {0.037F, 0.041F, 0.034F, 1.45F};
    case JointRole::Neck:
      return {0.019F, 0.018F, 0.021F, 1.0F};
    case JointRole::Head:
      return {0.018F, 0.018F, 0.018F, 1.0F};
    case JointRole::Shoulder:
      return {0.021F, 0.021F, 0.018F, 1.0F};
    case JointRole::UpperArm:
      return {0.0220F, 0.0170F, 0.0280F, 1.0F};
    case JointRole::LowerArm:
      return {0.0165F, 0.0115F, 0.0205F, 1.0F};
    case JointRole::Hand:
      return {0.0135F, 0.0120F, 0.0152F, 1.0F};
    case JointRole::Finger:
      return {0.0060F, 0.0045F, 0.0062F, 1.0F};
    case JointRole::UpperLeg:
      return {0.0320F, 0.0220F, 0.0350F, 1.0F};
    case JointRole::LowerLeg:
      return {0.0210F, 0.0140F, 0.0265F, 1.0F};
    case JointRole::Foot:
      return {0.0140F, 0.0125F, 0.0180F, 1.0F};
    case JointRole::Toes:
      return {0.0125F, 0.0105F, 0.0128F, 1.0F};
    case JointRole::Root:
    case JointRole::Unknown:
      break;
  }
  return {0.016F, 0.013F, 0.017F, 1.0F};
}

/// Works out one plan; keeps the tables that several steps need.
class Planner {
 public:
  Planner(const PosedClip& clip, bool endSites) : clip_(clip), endSites_(endSites), roles_(clip) {}

  BodyPlan run() {
    if (clip_.joints() == 0 || clip_.frames() == 0) return plan_;
    readTree();
    plan_.statureMetres = std::max(0.05F, 0.82F * longestPath());
    findCarrier();
    addHead();
    for (std::size_t joint = 0; joint < clip_.joints(); ++joint) addBone(static_cast<int>(joint));
    for (std::size_t joint = 0; joint < clip_.joints(); ++joint)
      addBallOrStub(static_cast<int>(joint));
    findLandmarks();
    return plan_;
  }

 private:
  float length(int joint) const { return lengths_[static_cast<std::size_t>(joint)]; }
  JointRole part(int joint) const {
    const JointRole role = roles_.role(static_cast<std::size_t>(joint));
    return joint == plan_.centre && role == JointRole::Unknown ? JointRole::Hips : role;
  }
  BodySide side(int joint) const { return clip_.sides[static_cast<std::size_t>(joint)]; }
  bool isEnd(int joint) const { return clip_.endSites[static_cast<std::size_t>(joint)]; }
  const std::vector<int>& children(int joint) const {
    return children_[static_cast<std::size_t>(joint)];
  }

  void readTree() {
    children_.resize(clip_.joints());
    lengths_.resize(clip_.joints(), 0.0F);
    for (std::size_t joint = 0; joint < clip_.joints(); ++joint) {
      const int parent = clip_.parents[joint];
      if (parent < 0) continue;
      children_[static_cast<std::size_t>(parent)].push_back(static_cast<int>(joint));
      float sum = 0.0F;
      for (std::size_t axis = 0; axis < 3; ++axis) {
        const float d = clip_.positions(0, joint, axis) -
                        clip_.positions(0, static_cast<std::size_t>(parent), axis);
        sum += d * d;
      }
      lengths_[joint] = std::sqrt(sum);
    }
  }

  /// Leaf to leaf through the tree, about 1.2 statures of a person from toe to hand.
  float longestPath() const {
    std::vector<float> depth(clip_.joints(), 0.0F);
    float best = 0.0F;
    for (std::size_t i = clip_.joints(); i-- > 0;) {
      std::array<float, 2> longest{0.0F, 0.0F};
      for (const int child : children_[i]) {
        const float reach = depth[static_cast<std::size_t>(child)] + length(child);
        if (reach > longest[0]) {
          longest = {reach, longest[0]};
        } else {
          longest[1] = std::max(longest[1], reach);
        }
      }
      depth[i] = longest[0];
      best = std::max(best, children_[i].size() > 1 ? longest[0] + longest[1] : 0.0F);
    }
    return best > 0.0F ? best : depth[0];
  }

  /// A root at the ground that only carries the hips is no part of the body.
  void findCarrier() {
    const std::vector<int>& first = children(0);
    skipRoot_ = roles_.role(0) == JointRole::Root && first.size() == 1 && !isEnd(first[0]);
    plan_.centre = skipRoot_ ? first[0] : 0;
  }

  void addHead() {
    for (std::size_t i = 0; i < clip_.joints(); ++i) {
      if (roles_.role(i) != JointRole::Head || clip_.endSites[i]) continue;
      plan_.head.joint = static_cast<int>(i);
      for (const int child : children_[i]) {
        if (length(child) > 0.03F * plan_.statureMetres) plan_.head.tip = child;
      }
      const float reach = plan_.head.tip >= 0 ? 1.1F * length(plan_.head.tip) : 0.0F;
      plan_.head.heightMetres =
          std::clamp(reach, 0.145F * plan_.statureMetres, 0.18F * plan_.statureMetres);
      return;
    }
  }

  void addBone(int joint) {
    const int parent = clip_.parents[static_cast<std::size_t>(joint)];
    if (parent < 0 || (skipRoot_ && parent == 0) || parent == plan_.head.joint) return;
    if (length(joint) < 0.004F * plan_.statureMetres || (isEnd(joint) && !endSites_)) return;
    const JointRole kind = part(parent);
    // A joint that carries several bones is a hub; its bones to the sides are not part of the
    // spine.
    const bool hub = kind == JointRole::Spine && part(joint) != JointRole::Spine &&
                     part(joint) != JointRole::Neck && part(joint) != JointRole::Head;
    PartShape shape = shapeOf(hub ? JointRole::Shoulder : kind);
    if (kind == JointRole::Hips && part(joint) == JointRole::Spine)
      shape = {0.034F, 0.032F, 0.0F, 1.4F};
    if (kind == JointRole::Spine && part(joint) == JointRole::Neck)
      shape = {0.041F, 0.024F, 0.0F, 1.6F};
    if (kind == JointRole::Hips && part(joint) == JointRole::UpperLeg) {
      shape = {0.031F, 0.031F, 0.0F, 1.0F};
    }
    if (kind == JointRole::Unknown) shape = scaledToLength(shape, length(joint));
    plan_.bones.push_back({parent, joint, 0.0F, shape.start * plan_.statureMetres,
                           shape.end * plan_.statureMetres, shape.width, side(joint)});
  }

  PartShape scaledToLength(PartShape shape, float boneLength) const {
    const float share = std::clamp(boneLength / (0.2F * plan_.statureMetres), 0.35F, 1.4F);
    return {shape.start * share, shape.end * share, shape.ball * share, shape.width};
  }

  void addBallOrStub(int joint) {
    if (isEnd(joint) || (skipRoot_ && joint == 0) || joint == plan_.head.joint) return;
    const float stature = plan_.statureMetres;
    float ball = shapeOf(part(joint)).ball * stature;
    if (part(joint) == JointRole::Unknown) {
      ball = scaledToLength(shapeOf(JointRole::Unknown), length(joint)).ball * stature;
    }
    plan_.balls.push_back({joint, ball, side(joint)});
    bool drawn = false;
    for (const int child : children(joint)) drawn = drawn || length(child) > 0.004F * stature;
    if (part(joint) == JointRole::Hand && !drawn) {
      const PartShape shape = shapeOf(JointRole::Hand);
      plan_.bones.push_back({joint, -1, 0.062F * stature, shape.start * stature,
                             shape.end * stature, 1.0F, side(joint)});
    }
  }

  void findLandmarks() {
    plan_.leftHip = roles_.find(JointRole::UpperLeg, BodySide::Left);
    plan_.rightHip = roles_.find(JointRole::UpperLeg, BodySide::Right);
    plan_.leftShoulder = roles_.find(JointRole::UpperArm, BodySide::Left);
    plan_.rightShoulder = roles_.find(JointRole::UpperArm, BodySide::Right);
    for (const int joint : {roles_.find(JointRole::Hand, BodySide::Right),
                            roles_.find(JointRole::Hand, BodySide::Left),
                            roles_.find(JointRole::Foot, BodySide::Right)}) {
      if (joint >= 0) plan_.trailJoints.push_back(joint);
    }
  }

  const PosedClip& clip_;
  bool endSites_;
  BodyPlan plan_;
  std::vector<std::vector<int>> children_;
  std::vector<float> lengths_;
  BodyMap roles_;
  bool skipRoot_ = false;
};

}  // namespace

BodyPlan planBody(const PosedClip& clip, bool endSites) {
  return Planner(clip, endSites).run();
}

}  // namespace emoforge
