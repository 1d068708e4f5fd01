// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/workspace.h"
#include "core/motion/foot_slides.h"
#include "core/motion/motion_clip.h"

namespace emoforge {

/// What is computed of a clip to show it; takes time for long clips, so on a pool thread.
struct ClipChecks {
  bool finite = true;
  double boneDrift = 0.0;     ///< largest relative change of a bone's length
  double travelMetres = 0.0;  ///< of the body over the ground
  std::size_t wrapped = 0;    ///< rotation channels whose angles jump by more than half a turn
  FootContacts contacts;      ///< per frame of the clip itself
  std::vector<FootSlide> slides;
};

ClipChecks checkClip(const LoadedClip& clip);

}  // namespace emoforge
