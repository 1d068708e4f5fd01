// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/forward_kinematics.h"

#include <algorithm>

#include "core/base/parallel.h"
#include "core/motion/rotations.h"

namespace emoforge {
namespace {

/// Below this many frames one thread is quicker than starting others.
constexpr std::size_t kFramesPerThread = 1000;

/// The rotation channels of a joint: axes and columns.
struct RotationChannels {
  std::vector<int> axes;
  std::vector<std::size_t> columns;
};

RotationChannels rotationChannels(const Joint& joint) {
  RotationChannels result;
  for (std::size_t k = 0; k < joint.channels.size(); ++k) {
    if (!isRotation(joint.channels[k])) continue;
    result.axes.push_back(axisOf(joint.channels[k]));
    result.columns.push_back(static_cast<std::size_t>(joint.firstChannel) + k);
  }
  return result;
}

void writeRotation(const RotationChannels& channels, const Eigen::Quaterniond& rotation,
                   std::span<const double> before, std::span<double> frame,
                   std::vector<double>& angles) {
  angles.resize(channels.axes.size());
  for (std::size_t k = 0; k < angles.size(); ++k) angles[k] = before[channels.columns[k]];
  quaternionToEuler(rotation, channels.axes, angles);
  for (std::size_t k = 0; k < angles.size(); ++k) frame[channels.columns[k]] = angles[k];
}

}  // namespace

Eigen::Vector3d localPosition(const Joint& joint, std::span<const double> frame) {
  Eigen::Vector3d position = joint.offset;
  auto column = static_cast<std::size_t>(joint.firstChannel);
  for (const Channel channel : joint.channels) {
    if (!isRotation(channel)) position[axisOf(channel)] = frame[column];
    ++column;
  }
  return position;
}

Eigen::Quaterniond localRotation(const Joint& joint, std::span<const double> frame) {
  Eigen::Quaterniond rotation = Eigen::Quaterniond::Identity();
  auto column = static_cast<std::size_t>(joint.firstChannel);
  for (const Channel channel : joint.channels) {
    if (isRotation(channel)) rotation = turnedAbout(rotation, axisOf(channel), frame[column]);
    ++column;
  }
  return rotation;
}

void setLocalRotation(const Joint& joint, const Eigen::Quaterniond& rotation,
                      std::span<double> frame) {
  std::vector<double> angles;
  writeRotation(rotationChannels(joint), rotation, frame, frame, angles);
}

void setLocalPosition(const Joint& joint, const Eigen::Vector3d& position,
                      std::span<double> frame) {
  auto column = static_cast<std::size_t>(joint.firstChannel);
  for (const Channel channel : joint.channels) {
    if (!isRotation(channel)) frame[column] = position[axisOf(channel)];
    ++column;
  }
}

bool hasFullPosition(const Joint& joint) {
  const auto has = [&](Channel channel) {
    return std::ranges::find(joint.channels, channel) != joint.channels.end();
  };
  return has(Channel::XPosition) && has(Channel::YPosition) && has(Channel::ZPosition);
}

void forwardKinematics(const Skeleton& skeleton, std::span<const double> frame, GlobalPose& pose) {
  pose.positions.resize(skeleton.joints.size());
  pose.rotations.resize(skeleton.joints.size());
  for (std::size_t j = 0; j < skeleton.joints.size(); ++j) {
    const Joint& joint = skeleton.joints[j];
    const Eigen::Vector3d position = localPosition(joint, frame);
    const Eigen::Quaterniond rotation = localRotation(joint, frame);
    if (joint.parent < 0) {
      pose.positions[j] = position;
      pose.rotations[j] = rotation;
    } else {
      const auto parent = static_cast<std::size_t>(joint.parent);
      pose.positions[j] = pose.positions[parent] + pose.rotations[parent] * position;
      pose.rotations[j] = pose.rotations[parent] * rotation;
    }
  }
}

GlobalPose forwardKinematics(const Skeleton& skeleton, std::span<const double> frame) {
  GlobalPose pose;
  forwardKinematics(skeleton, frame, pose);
  return pose;
}

DoubleArray globalPositions(const MotionClip& clip) {
  const std::size_t joints = clip.skeleton.joints.size();
  DoubleArray result({clip.frames(), joints, 3});
  const std::size_t blocks = clip.frames() / kFramesPerThread + 1;
  parallelFor(blocks, [&](std::size_t block) {
    GlobalPose pose;
    const std::size_t end = std::min(clip.frames(), (block + 1) * kFramesPerThread);
    for (std::size_t t = block * kFramesPerThread; t < end; ++t) {
      forwardKinematics(clip.skeleton, clip.values.row(t), pose);
      for (std::size_t j = 0; j < joints; ++j) {
        for (std::size_t k = 0; k < 3; ++k) {
          result(t, j, k) = pose.positions[j][static_cast<Eigen::Index>(k)];
        }
      }
    }
  });
  return result;
}

std::vector<Eigen::Quaterniond> localRotations(const MotionClip& clip) {
  const std::size_t joints = clip.skeleton.joints.size();
  std::vector<Eigen::Quaterniond> result(clip.frames() * joints);
  for (std::size_t t = 0; t < clip.frames(); ++t) {
    for (std::size_t j = 0; j < joints; ++j) {
      auto& rotation = result[t * joints + j];
      rotation = localRotation(clip.skeleton.joints[j], clip.values.row(t));
      if (t > 0) rotation = inHemisphereOf(result[(t - 1) * joints + j], rotation);
    }
  }
  return result;
}

void setLocalRotationsOf(MotionClip& clip, int joint,
                         std::span<const Eigen::Quaterniond> rotations) {
  const RotationChannels channels =
      rotationChannels(clip.skeleton.joints[static_cast<std::size_t>(joint)]);
  if (channels.axes.empty()) return;
  std::vector<double> angles;
  for (std::size_t t = 0; t < clip.frames(); ++t) {
    const auto frame = clip.values.row(t);
    const auto before = t == 0 ? frame : clip.values.row(t - 1);
    writeRotation(channels, rotations[t], before, frame, angles);
  }
}

void setLocalRotations(MotionClip& clip, std::span<const Eigen::Quaterniond> rotations) {
  const std::size_t joints = clip.skeleton.joints.size();
  std::vector<Eigen::Quaterniond> ofJoint(clip.frames());
  for (std::size_t j = 0; j < joints; ++j) {
    for (std::size_t t = 0; t < clip.frames(); ++t) ofJoint[t] = rotations[t * joints + j];
    setLocalRotationsOf(clip, static_cast<int>(j), ofJoint);
  }
}

}  // namespace emoforge
