// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "core/motion/bvh_reader.h"
#include "core/motion/motion_clip.h"
#include "tests/support/shared_data.h"

namespace emoforge::testing {

inline MotionClip readShared(const std::string& relative) {
  std::vector<Notice> notices;
  return readBvh(sharedData() / relative, notices);
}

/// The BVH files of the shared data set, sorted.
inline std::vector<std::filesystem::path> sharedClips() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(sharedData() / "body_motion_emotion")) {
    if (entry.path().extension() == ".bvh") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

/// Adds a joint and returns its index; `rotationAxes` like "ZXY", all position channels where
/// `moves`.
inline int addJoint(Skeleton& skeleton, const std::string& name, int parent, Eigen::Vector3d offset,
                    const std::string& rotationAxes, bool moves = false) {
  Joint joint;
  joint.name = name;
  joint.parent = parent;
  joint.offset = offset;
  joint.firstChannel = static_cast<int>(skeleton.channelCount());
  if (moves) joint.channels = {Channel::XPosition, Channel::YPosition, Channel::ZPosition};
  for (const char axis : rotationAxes) {
    joint.channels.push_back(
        static_cast<Channel>(static_cast<int>(Channel::XRotation) + axis - 'X'));
  }
  joint.endSite = joint.channels.empty();
  skeleton.joints.push_back(joint);
  return static_cast<int>(skeleton.joints.size()) - 1;
}

inline MotionClip clipOf(Skeleton skeleton, std::size_t frames,
                         double frameTimeSeconds = 1.0 / 30) {
  MotionClip clip;
  clip.values = DoubleArray({frames, skeleton.channelCount()});
  clip.skeleton = std::move(skeleton);
  clip.frameTimeSeconds = frameTimeSeconds;
  return clip;
}

}  // namespace emoforge::testing
