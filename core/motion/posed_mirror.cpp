// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/posed_mirror.h"

#include <algorithm>

#include "core/motion/joint_names.h"

namespace emoforge {

PosedClip mirrored(const PosedClip& clip) {
  PosedClip result = clip;
  for (std::size_t j = 0; j < clip.joints(); ++j) {
    const auto found = std::ranges::find(clip.names, partnerName(clip.names[j]));
    const std::size_t from =
        found == clip.names.end() ? j : static_cast<std::size_t>(found - clip.names.begin());
    for (std::size_t t = 0; t < clip.frames(); ++t) {
      result.positions(t, j, 0) = -clip.positions(t, from, 0);
      result.positions(t, j, 1) = clip.positions(t, from, 1);
      result.positions(t, j, 2) = clip.positions(t, from, 2);
    }
  }
  return result;
}

}  // namespace emoforge
