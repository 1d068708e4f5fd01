// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewers/view_types.h"

namespace emoforge {

/// Turns and moves a clip so that it begins where `reference` begins, facing the same way. Heights
/// stay.
void alignStart(const PosedClip& reference, PlacedClip& placed);

}  // namespace emoforge
