// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/motion/demo/walk_synthesis.h"

namespace emoforge {

/// A standing person who is startled at a known frame: from top to bottom, neck, shoulders, elbows,
/// trunk and knees flex one after the other and come back more slowly; in some clips the head then
/// turns to look (facts/demo_data.md 1). Rises run at minimum-jerk speed with one rise time in all
/// joints of a clip. The take's `startle` tells what was drawn.
DemoTake synthesiseStartle(const BodyMotionTable& table, const VariantTraits& variant,
                           const DemoActor& actor, const ClipTraits& clip, const Random& random);

}  // namespace emoforge
