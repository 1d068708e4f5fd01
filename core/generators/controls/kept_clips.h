// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/base/archive.h"
#include "core/generators/generator.h"
#include "core/motion/motion_clip.h"

namespace emoforge {

/// The training clips of a class, number for number, kept with a state so that samples can be drawn
/// without the data set.
class KeptClips {
 public:
  KeptClips() = default;
  /// Throws Error(Input) naming a clip without frames.
  explicit KeptClips(const TrainingClass& data);

  const std::vector<std::shared_ptr<const MotionClip>>& clips() const { return clips_; }
  const std::vector<std::string>& ids() const { return ids_; }

  void save(ArchiveWriter& archive, const std::string& prefix) const;
  void load(const ArchiveReader& archive, const std::string& prefix);

 private:
  std::vector<std::shared_ptr<const MotionClip>> clips_;
  std::vector<std::string> ids_;
};

}  // namespace emoforge
