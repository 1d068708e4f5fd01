// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/base/archive.h"
#include "core/generators/generator.h"
#include "core/motion/posed_clip.h"

namespace emoforge {

/// Joint positions of the training clips of one class, kept with the model so that what it makes
/// can be held against them without the data set. At most kMostReferences clips, evenly chosen.
class ReferenceClips {
 public:
  static constexpr std::size_t kMostReferences = 200;

  ReferenceClips() = default;
  explicit ReferenceClips(const TrainingClass& training);

  bool empty() const { return clips_.empty(); }
  const std::vector<PosedClip>& clips() const { return clips_; }

  /// Holds new clips of the class against them and tells what looks broken or copied as notices
  /// (failureSignatures).
  void judge(const std::vector<SyntheticSample>& samples, const std::string& label,
             Progress& progress) const;

  void save(ArchiveWriter& archive, const std::string& prefix) const;
  void load(const ArchiveReader& archive, const std::string& prefix);

 private:
  std::vector<PosedClip> clips_;
};

}  // namespace emoforge
