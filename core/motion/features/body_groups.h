// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/motion/posed_clip.h"

namespace emoforge {

/// Joints that are described together: "head", "trunk", "left-arm", "right-arm", "left-leg",
/// "right-leg". The hips, at rest in a root-centred body, and joints without a known place belong
/// to none.
struct BodyGroup {
  std::string name;
  std::vector<std::size_t> joints;
};

/// The groups that the body has, in the order above. End sites are left out.
std::vector<BodyGroup> bodyGroups(const PosedClip& clip);

}  // namespace emoforge
