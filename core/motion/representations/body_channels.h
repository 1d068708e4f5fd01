// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Geometry>
#include <span>
#include <string>
#include <vector>

#include "core/base/archive.h"
#include "core/base/array.h"
#include "core/data/sample.h"
#include "core/motion/motion_clip.h"
#include "core/motion/representations/root_path.h"

namespace emoforge {

/// What moves in a clip, without what is the same in all clips of a set.
struct BodyMotion {
  RootPath root;
  /// One series a rotating joint, local, each frame's sign following the one before.
  std::vector<std::vector<Eigen::Quaterniond>> rotations;
  DoubleArray positions;  ///< frames × moving position channels, metres

  std::size_t frames() const { return root.frames(); }
};

/// Which channels of a skeleton move in a set of clips, and the way from a clip to what moves and
/// back.
class BodyChannels {
 public:
  BodyChannels() = default;
  /// Channels that stay the same over all clips are left out. All clips have the skeleton of the
  /// first.
  explicit BodyChannels(std::span<const SamplePtr> training);

  /// Joints whose rotation moves, without the root and those above it.
  const std::vector<int>& rotating() const { return rotating_; }
  /// Columns of the position channels that move, without the root's.
  const std::vector<std::size_t>& movingColumns() const { return moving_; }
  std::size_t movingPositions() const { return moving_.size(); }
  const RootFrame& root() const { return root_; }

  BodyMotion read(const MotionClip& clip) const;
  /// Writes into a clip of as many frames; channels that do not move stay as they are there.
  void write(const BodyMotion& motion, MotionClip& clip) const;

  void save(ArchiveWriter& archive, const std::string& prefix) const;
  void load(const ArchiveReader& archive, const std::string& prefix);

 private:
  RootFrame root_;
  std::vector<int> rotating_;
  std::vector<std::size_t> moving_;  ///< columns of the clip
};

}  // namespace emoforge
