// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <vector>

#include "core/base/archive.h"
#include "core/base/progress.h"
#include "core/motion/motion_clip.h"

namespace emoforge {

/// What every clip made by a representation has in common with its training clips: the skeleton,
/// frame time and space of the first of them, and its first frame for channels that never moved.
struct ClipTemplate {
  Skeleton skeleton;
  double frameTimeSeconds = 1.0 / 30.0;
  SpaceInfo space;
  std::vector<double> firstFrame;

  /// Takes these from the first clip. Throws Error(Input) naming the item where there is no clip, a
  /// clip has no frames, or its joints, channels or up axis differ from the first's. Clips with
  /// another frame time or other bone lengths are told by a notice.
  static ClipTemplate from(std::span<const SamplePtr> training, std::span<const std::string> ids,
                           Progress& progress);

  /// Of one clip that has frames.
  static ClipTemplate of(const MotionClip& clip);

  /// An empty clip of that many frames, each a copy of the first frame.
  std::shared_ptr<MotionClip> makeClip(std::size_t frames) const;

  void save(ArchiveWriter& archive, const std::string& prefix) const;
  void load(const ArchiveReader& archive, const std::string& prefix);
};

}  // namespace emoforge
