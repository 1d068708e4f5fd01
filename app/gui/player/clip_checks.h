// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/workspace.h"
#include "core/motion/foot_contacts.h"

namespace emoforge {

/// What is computed of a clip to show it; takes time for long clips, so on a pool thread.
struct ClipChecks {
  bool finite = true;
  double boneDrift = 0.0;     ///< largest relative change of a bone's length
  double travelMetres = 0.0;  ///< of the body over the ground
  FootContacts contacts;      ///< per frame of the clip itself
};

ClipChecks checkClip(const LoadedClip& clip);

}  // namespace emoforge
