// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/base/array.h"

namespace emoforge {

enum class BodySide { Centre, Left, Right };

/// Joint positions ready to draw and to measure: metres, y up, floor near y = 0 where the clip
/// allows it.
struct PosedClip {
  std::vector<std::string> names;
  std::vector<int> parents;  ///< −1: root; parents before children
  std::vector<bool> endSites;
  std::vector<BodySide> sides;  ///< from the names ("LeftArm", "UpperArm_R", "lhand")
  Array positions;              ///< frames × joints × 3, metres
  double frameTimeSeconds = 1.0 / 30.0;

  std::size_t frames() const { return positions.shape().size() == 3 ? positions.extent(0) : 0; }
  std::size_t joints() const { return names.size(); }
};

}  // namespace emoforge
