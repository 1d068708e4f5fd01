// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/demo/body_pose.h"

#include <Eigen/Geometry>
#include <algorithm>
#include <cmath>

#include "core/motion/forward_kinematics.h"
#include "core/motion/rotations.h"

namespace emoforge {
namespace {

using Eigen::Matrix3d;
using Eigen::Quaterniond;
using Eigen::Vector3d;

constexpr double kCentimetresPerMetre = 100.0;
const Quaterniond kNoTurn = Quaterniond::Identity();

/// Turn about the vertical, then lean forward, then list.
Quaterniond inRoom(double turn, double lean, double list) {
  return turnedAbout(turnedAbout(turnedAbout(kNoTurn, 1, turn), 0, lean), 2, list);
}

Quaterniond pelvisRotation(const BodyPose& pose) {
  return inRoom(pose.pelvisTurn, pose.pelvisLean, pose.pelvisList);
}

DemoJoint sideJoint(DemoJoint left, int side) {
  const int block = left >= DemoJoint::LeftUpLeg ? 4 : 5;
  return static_cast<DemoJoint>(static_cast<int>(left) + side * block);
}

/// Writes local rotations of one frame.
class FrameWriter {
 public:
  FrameWriter(const DemoBody& body, std::span<double> frame) : body_(body), frame_(frame) {}
  void rotate(DemoJoint joint, const Quaterniond& rotation) {
    setLocalRotation(body_.skeleton.joints[body_.index(joint)], rotation, frame_);
  }
  void place(const Vector3d& metres) {
    setLocalPosition(body_.skeleton.joints[body_.index(DemoJoint::Hips)],
                     metres * kCentimetresPerMetre, frame_);
  }

 private:
  const DemoBody& body_;
  std::span<double> frame_;
};

/// Shares the turn from the pelvis to the trunk among three vertebrae, from the chest to the head
/// between neck and head.
void writeTrunk(const BodyPose& pose, FrameWriter& writer) {
  const Quaterniond pelvis = pelvisRotation(pose);
  const Quaterniond trunk = inRoom(pose.trunkTurn, pose.trunkLean, pose.trunkList);
  const Quaterniond between = pelvis.conjugate() * trunk;
  writer.rotate(DemoJoint::Hips, pelvis);
  writer.rotate(DemoJoint::Spine, slerp(kNoTurn, between, 0.30));
  writer.rotate(DemoJoint::Spine1, slerp(kNoTurn, between, 0.35));
  writer.rotate(DemoJoint::Spine2,
                turnedAbout(slerp(kNoTurn, between, 0.35), 0, pose.chestFlexion));
  const Quaterniond chest = turnedAbout(trunk, 0, pose.chestFlexion);
  const Quaterniond head = inRoom(pose.headTurn, pose.headLean, pose.headList);
  const Quaterniond neck = chest.conjugate() * head;
  writer.rotate(DemoJoint::Neck, slerp(kNoTurn, neck, 0.55));
  writer.rotate(DemoJoint::Head, slerp(kNoTurn, neck, 0.45));
}

/// Turns about y and z change sign on the right side of the body.
void writeArm(const ArmAngles& arm, int side, FrameWriter& writer) {
  const double s = side == 0 ? 1.0 : -1.0;
  const auto rotate = [&](DemoJoint left, const Quaterniond& q) {
    writer.rotate(sideJoint(left, side), q);
  };
  const Quaterniond girdle =
      turnedAbout(turnedAbout(kNoTurn, 1, -s * arm.protraction), 2, s * arm.elevation);
  rotate(DemoJoint::LeftShoulder, girdle);
  const Quaterniond upper = turnedAbout(
      turnedAbout(turnedAbout(kNoTurn, 0, -arm.flexion), 2, -s * (90.0 - arm.abduction)), 0,
      arm.rotation);
  rotate(DemoJoint::LeftArm, girdle.conjugate() * upper);
  rotate(DemoJoint::LeftForeArm,
         turnedAbout(turnedAbout(kNoTurn, 1, -s * arm.elbow), 0, arm.pronation));
  rotate(DemoJoint::LeftHand, turnedAbout(kNoTurn, 2, -s * arm.wrist));
  rotate(DemoJoint::LeftFingers, turnedAbout(kNoTurn, 2, -s * arm.fingers));
}

Quaterniond footRotation(double yaw, double pitch) {
  return turnedAbout(turnedAbout(kNoTurn, 1, yaw), 0, -pitch);
}

/// Frame whose y axis points up along a bone and whose x axis is the hinge.
Matrix3d boneFrame(const Vector3d& up, const Vector3d& hinge) {
  Matrix3d frame;
  frame << hinge, up, hinge.cross(up);
  return frame;
}

/// Two-bone inverse kinematics: the knee bends in the plane through hip, ankle and the direction
/// between where pelvis and foot point.
void writeLeg(const DemoBody& body, const BodyPose& pose, int side, FrameWriter& writer) {
  const auto& foot = pose.feet[static_cast<std::size_t>(side)];
  const Vector3d hip = hipJoint(body, pose, side);
  const Vector3d line = foot.ankle - hip;
  const double straight = body.thigh + body.shank;
  const double distance = std::min(line.norm(), straight * 0.99999);
  const Vector3d down = line.normalized();
  const double heading = (0.5 * pose.pelvisTurn + 0.5 * foot.yaw) * kRadiansPerDegree;
  const Vector3d forward(std::sin(heading), 0.0, std::cos(heading));
  const Vector3d bend = (forward - forward.dot(down) * down).normalized();
  const double cosine = (body.thigh * body.thigh + distance * distance - body.shank * body.shank) /
                        (2.0 * body.thigh * distance);
  const double sine = std::sqrt(std::max(0.0, 1.0 - cosine * cosine));
  const Vector3d knee = hip + body.thigh * (cosine * down + sine * bend);
  const Vector3d ankle = hip + distance * down;
  const Vector3d hinge = (-down).cross(bend);
  const Quaterniond thigh(boneFrame((hip - knee).normalized(), hinge));
  const Quaterniond shank(boneFrame((knee - ankle).normalized(), hinge));
  const Quaterniond sole = footRotation(foot.yaw, foot.pitch);
  writer.rotate(sideJoint(DemoJoint::LeftUpLeg, side), pelvisRotation(pose).conjugate() * thigh);
  writer.rotate(sideJoint(DemoJoint::LeftLeg, side), thigh.conjugate() * shank);
  writer.rotate(sideJoint(DemoJoint::LeftFoot, side), shank.conjugate() * sole);
  writer.rotate(sideJoint(DemoJoint::LeftToeBase, side),
                sole.conjugate() * footRotation(foot.yaw, foot.toePitch));
}

}  // namespace

Vector3d hipJoint(const DemoBody& body, const BodyPose& pose, int side) {
  Vector3d offset = body.hipOffset;
  if (side == 1) offset.x() = -offset.x();
  return pose.pelvis + pelvisRotation(pose) * offset;
}

std::array<double, 2> highestPelvis(const DemoBody& body, const BodyPose& pose, double reach) {
  std::array<double, 2> highest{};
  const double length = reach * (body.thigh + body.shank);
  for (int side = 0; side < 2; ++side) {
    const Vector3d hip = hipJoint(body, pose, side);
    const Vector3d& ankle = pose.feet[static_cast<std::size_t>(side)].ankle;
    const double across = std::hypot(hip.x() - ankle.x(), hip.z() - ankle.z());
    const double up = std::sqrt(std::max(0.0, length * length - across * across));
    highest[static_cast<std::size_t>(side)] = ankle.y() + up + pose.pelvis.y() - hip.y();
  }
  return highest;
}

void writePose(const DemoBody& body, const BodyPose& pose, std::span<double> frame) {
  FrameWriter writer(body, frame);
  writer.place(pose.pelvis);
  writeTrunk(pose, writer);
  for (int side = 0; side < 2; ++side) {
    writeArm(pose.arms[static_cast<std::size_t>(side)], side, writer);
    writeLeg(body, pose, side, writer);
  }
}

}  // namespace emoforge
