// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/demo/demo_skeleton.h"

#include <cmath>
#include <string>

namespace emoforge {
namespace {

using Eigen::Vector3d;

constexpr double kCentimetresPerMetre = 100.0;

/// Adds joints in file order; offsets come in shares of stature and leave in rounded centimetres.
class SkeletonBuilder {
 public:
  SkeletonBuilder(DemoBody& body, double decimals)
      : body_(body), step_(std::pow(10.0, -decimals)) {}

  int joint(DemoJoint joint, const char* name, int parent, const Vector3d& offset) {
    const int index = add(name, parent, offset);
    auto& added = body_.skeleton.joints.back();
    added.firstChannel = channels_;
    if (parent < 0) {
      added.channels = {Channel::XPosition, Channel::YPosition, Channel::ZPosition};
    }
    added.channels.insert(added.channels.end(),
                          {Channel::ZRotation, Channel::XRotation, Channel::YRotation});
    channels_ += static_cast<int>(added.channels.size());
    body_.indices[static_cast<std::size_t>(joint)] = static_cast<std::size_t>(index);
    return index;
  }

  void endSite(int parent, const Vector3d& offset) {
    add(body_.skeleton.joints[static_cast<std::size_t>(parent)].name + "_end", parent, offset);
    body_.skeleton.joints.back().endSite = true;
  }

 private:
  int add(const std::string& name, int parent, const Vector3d& offset) {
    Joint added;
    added.name = name;
    added.parent = parent;
    const Vector3d exact = offset * body_.stature * kCentimetresPerMetre;
    added.offset = (exact / step_).array().round().matrix() * step_;
    body_.skeleton.joints.push_back(added);
    return static_cast<int>(body_.skeleton.joints.size()) - 1;
  }

  DemoBody& body_;
  double step_;
  int channels_ = 0;
};

DemoJoint onSide(DemoJoint left, int side) {
  const int block = left >= DemoJoint::LeftUpLeg ? 4 : 5;
  return static_cast<DemoJoint>(static_cast<int>(left) + (side > 0 ? 0 : block));
}

void addArm(SkeletonBuilder& builder, int chest, double chestHeight, int side,
            const DemoNumbers& n) {
  const std::string prefix = side > 0 ? "Left" : "Right";
  const double inset = n("skeleton.girdle_inset");
  const double girdle = n("skeleton.shoulder_width") / 2.0 - inset;
  const double palm = n("skeleton.hand") * n("skeleton.palm_share_of_hand");
  const auto add = [&](DemoJoint joint, const char* name, int parent, const Vector3d& offset) {
    return builder.joint(onSide(joint, side), (prefix + name).c_str(), parent, offset);
  };
  int joint = add(DemoJoint::LeftShoulder, "Shoulder", chest,
                  {side * inset, n("skeleton.shoulder_height") - chestHeight, 0.0});
  joint = add(DemoJoint::LeftArm, "Arm", joint, {side * girdle, 0.0, 0.0});
  joint = add(DemoJoint::LeftForeArm, "ForeArm", joint, {side * n("skeleton.upper_arm"), 0, 0});
  joint = add(DemoJoint::LeftHand, "Hand", joint, {side * n("skeleton.forearm"), 0, 0});
  joint = add(DemoJoint::LeftFingers, "Fingers", joint, {side * palm, 0, 0});
  builder.endSite(joint, {side * (n("skeleton.hand") - palm), 0, 0});
}

void addLeg(SkeletonBuilder& builder, int hips, int side, const DemoNumbers& n) {
  const std::string prefix = side > 0 ? "Left" : "Right";
  const double toBall =
      n("skeleton.foot") * n("skeleton.ball_share_of_foot") - n("skeleton.heel_back");
  const double toes = n("skeleton.foot") * (1.0 - n("skeleton.ball_share_of_foot"));
  const auto add = [&](DemoJoint joint, const char* name, int parent, const Vector3d& offset) {
    return builder.joint(onSide(joint, side), (prefix + name).c_str(), parent, offset);
  };
  int joint = add(DemoJoint::LeftUpLeg, "UpLeg", hips,
                  {side * n("skeleton.hip_width") / 2.0, -n("skeleton.pelvis_height"), 0});
  joint = add(DemoJoint::LeftLeg, "Leg", joint, {0, -n("skeleton.thigh"), 0});
  joint = add(DemoJoint::LeftFoot, "Foot", joint, {0, -n("skeleton.shank"), 0});
  joint = add(DemoJoint::LeftToeBase, "ToeBase", joint,
              {0, n("skeleton.ball_height") - n("skeleton.ankle_height"), toBall});
  builder.endSite(joint, {0, n("skeleton.toe_height") - n("skeleton.ball_height"), toes});
}

/// Metres from the rounded offsets, so that solving a leg and reading the file agree.
void measure(DemoBody& body, const DemoNumbers& n) {
  const auto offset = [&](DemoJoint joint) {
    return Vector3d(body.skeleton.joints[body.index(joint)].offset / kCentimetresPerMetre);
  };
  const auto toe = body.index(DemoJoint::LeftToeBase);
  body.thigh = offset(DemoJoint::LeftLeg).norm();
  body.shank = offset(DemoJoint::LeftFoot).norm();
  body.girdle = offset(DemoJoint::LeftArm).norm();
  body.hipOffset = offset(DemoJoint::LeftUpLeg);
  const Vector3d ball = offset(DemoJoint::LeftToeBase);
  const Vector3d tip = body.skeleton.joints[toe + 1].offset / kCentimetresPerMetre;
  auto& foot = body.foot;
  foot.ankleHeight = n("skeleton.ankle_height") * body.stature;
  foot.heelBack = n("skeleton.heel_back") * body.stature;
  foot.ballForward = ball.z();
  foot.ballHeight = foot.ankleHeight + ball.y();
  foot.tipForward = tip.z();
  foot.tipHeight = foot.ballHeight + tip.y();
}

}  // namespace

DemoBody makeDemoBody(double statureMetres, const DemoNumbers& numbers) {
  DemoBody body;
  body.stature = statureMetres;
  SkeletonBuilder builder(body, numbers("capture.offset_decimals"));
  const double hip = numbers("skeleton.thigh") + numbers("skeleton.shank") +
                     numbers("skeleton.ankle_height") + numbers("skeleton.pelvis_height");
  const double neck = numbers("skeleton.neck_height");
  const double head = numbers("skeleton.head_height");
  const double vertebra = (neck - hip) / 4.0;
  const int hips = builder.joint(DemoJoint::Hips, "Hips", -1, {0, 0, 0});
  const int spine = builder.joint(DemoJoint::Spine, "Spine", hips, {0, 0.6 * vertebra, 0});
  const int spine1 = builder.joint(DemoJoint::Spine1, "Spine1", spine, {0, vertebra, 0});
  const int chest = builder.joint(DemoJoint::Spine2, "Spine2", spine1, {0, vertebra, 0});
  const double chestHeight = hip + 2.6 * vertebra;
  int joint = builder.joint(DemoJoint::Neck, "Neck", chest, {0, neck - chestHeight, 0});
  joint = builder.joint(DemoJoint::Head, "Head", joint, {0, head - neck, 0});
  builder.endSite(joint, {0, 1.0 - head, 0});
  for (const int side : {1, -1}) addArm(builder, chest, chestHeight, side, numbers);
  for (const int side : {1, -1}) addLeg(builder, hips, side, numbers);
  measure(body, numbers);
  return body;
}

}  // namespace emoforge
