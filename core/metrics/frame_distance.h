// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/motion/posed_clip.h"

namespace emoforge {

/// How far apart the joints of two clips are at one time, as they are drawn: hips together, the
/// second clip turned about the vertical by a given angle. Joints are matched by name; end sites
/// and what is above the hips are left out, the hips count. Keeps references to the clips.
class FrameDistance {
 public:
  FrameDistance(const PosedClip& first, const PosedClip& second, double turnSecondRadians);

  /// Names of the joints that both have, as the first clip calls them.
  const std::vector<std::string>& joints() const { return names_; }
  /// Metres, one number a joint. Frames may lie between two and are held at the ends; positions
  /// are linear between them.
  std::vector<double> at(double frameFirst, double frameSecond) const;

 private:
  const PosedClip& first_;
  const PosedClip& second_;
  double cosine_;
  double sine_;
  std::vector<std::string> names_;
  std::vector<std::pair<std::size_t, std::size_t>> pairs_;
  std::size_t rootFirst_ = 0;
  std::size_t rootSecond_ = 0;
};

}  // namespace emoforge
