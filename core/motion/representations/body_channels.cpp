// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/representations/body_channels.h"

#include <algorithm>
#include <limits>

#include "core/base/parallel.h"
#include "core/motion/alignment.h"
#include "core/motion/forward_kinematics.h"
#include "core/motion/rotations.h"
#include "core/motion/space_guess.h"

namespace emoforge {
namespace {

constexpr double kStill = 1e-6;  ///< file values that differ by less are equal

/// Which columns of the files change over all clips together.
std::vector<bool> changingColumns(std::span<const SamplePtr> training) {
  const DoubleArray& first = asMotion(*training.front()).values;
  std::vector<double> low(first.row(0).begin(), first.row(0).end());
  std::vector<double> high = low;
  for (const auto& sample : training) {
    const DoubleArray& values = asMotion(*sample).values;
    for (std::size_t t = 0; t < values.extent(0); ++t) {
      const double* row = values.row(t).data();
      for (std::size_t c = 0; c < low.size(); ++c) {
        low[c] = std::min(low[c], row[c]);
        high[c] = std::max(high[c], row[c]);
      }
    }
  }
  std::vector<bool> result(low.size());
  for (std::size_t c = 0; c < low.size(); ++c) result[c] = high[c] - low[c] > kStill;
  return result;
}

std::vector<Eigen::Quaterniond> rotationsOf(const MotionClip& clip, int joint) {
  std::vector<Eigen::Quaterniond> result;
  result.reserve(clip.frames());
  const Joint& source = clip.skeleton.joints[static_cast<std::size_t>(joint)];
  for (std::size_t t = 0; t < clip.frames(); ++t) {
    result.push_back(localRotation(source, clip.values.row(t)));
  }
  alignHemispheres(result);
  return result;
}

bool anyChanges(const Joint& joint, const std::vector<bool>& changes) {
  const auto first = changes.begin() + joint.firstChannel;
  return std::any_of(first, first + static_cast<std::ptrdiff_t>(joint.channels.size()),
                     [](bool changed) { return changed; });
}

/// The only joint that hangs on this one, or −1; end sites do not count.
int onlyChild(const Skeleton& skeleton, int joint) {
  int child = -1;
  for (std::size_t j = 0; j < skeleton.joints.size(); ++j) {
    if (skeleton.joints[j].parent != joint || skeleton.joints[j].endSite) continue;
    if (child >= 0) return -1;
    child = static_cast<int>(j);
  }
  return child;
}

/// Some clips of a set move the joint on the floor, others the hips above it: the last joint of
/// such a chain carries the body in all of them, and what moves below it becomes part of its path.
RootFrame rootFrameOf(std::span<const SamplePtr> training, const std::vector<bool>& changes) {
  std::vector<const MotionClip*> clips;
  for (const auto& sample : training) clips.push_back(&asMotion(*sample));
  const Skeleton& skeleton = clips.front()->skeleton;
  int root = motionRoot(clips);
  while (true) {
    const int child = onlyChild(skeleton, root);
    if (child < 0) break;
    const Joint& joint = skeleton.joints[static_cast<std::size_t>(child)];
    if (!hasFullPosition(joint) || !anyChanges(joint, changes)) break;
    root = child;
  }
  return RootFrame(*clips.front(), root);
}

}  // namespace

BodyChannels::BodyChannels(std::span<const SamplePtr> training) {
  const std::vector<bool> changes = changingColumns(training);
  root_ = rootFrameOf(training, changes);
  const Skeleton& skeleton = asMotion(*training.front()).skeleton;
  std::vector<bool> carrying(skeleton.joints.size());  // the root and what it stands on
  for (int above = root_.root(); above >= 0;
       above = skeleton.joints[static_cast<std::size_t>(above)].parent) {
    carrying[static_cast<std::size_t>(above)] = true;
  }
  for (std::size_t j = 0; j < skeleton.joints.size(); ++j) {
    if (carrying[j]) continue;
    const Joint& joint = skeleton.joints[j];
    bool rotates = false;
    for (std::size_t k = 0; k < joint.channels.size(); ++k) {
      const std::size_t column = static_cast<std::size_t>(joint.firstChannel) + k;
      if (!changes[column]) continue;
      if (isRotation(joint.channels[k])) {
        rotates = true;
      } else {
        moving_.push_back(column);
      }
    }
    if (rotates) rotating_.push_back(static_cast<int>(j));
  }
}

BodyMotion BodyChannels::read(const MotionClip& clip) const {
  BodyMotion motion;
  motion.root = root_.read(clip);
  for (const int joint : rotating_) motion.rotations.push_back(rotationsOf(clip, joint));
  motion.positions = DoubleArray({clip.frames(), moving_.size()});
  const double metres = spaceOf(clip).metresPerUnit;
  for (std::size_t t = 0; t < clip.frames(); ++t) {
    for (std::size_t i = 0; i < moving_.size(); ++i) {
      motion.positions(t, i) = metres * clip.values(t, moving_[i]);
    }
  }
  return motion;
}

void BodyChannels::write(const BodyMotion& motion, MotionClip& clip) const {
  for (std::size_t t = 0; t < clip.frames(); ++t) {
    for (std::size_t i = 0; i < moving_.size(); ++i) {
      clip.values(t, moving_[i]) = motion.positions(t, i) / root_.metresPerUnit();
    }
  }
  for (std::size_t j = 0; j < rotating_.size(); ++j) {
    setLocalRotationsOf(clip, rotating_[j], motion.rotations[j]);
  }
  root_.write(motion.root, clip);
}

void BodyChannels::save(ArchiveWriter& archive, const std::string& prefix) const {
  root_.save(archive, prefix);
  archive.meta()[prefix + "channels"] = {{"rotating", rotating_}, {"moving", moving_}};
}

void BodyChannels::load(const ArchiveReader& archive, const std::string& prefix) {
  root_.load(archive, prefix);
  const Json& json = archive.meta().at(prefix + "channels");
  rotating_ = json.at("rotating").get<std::vector<int>>();
  moving_ = json.at("moving").get<std::vector<std::size_t>>();
}

}  // namespace emoforge
