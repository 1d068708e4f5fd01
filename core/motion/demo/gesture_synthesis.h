// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/motion/demo/walk_synthesis.h"

namespace emoforge {

enum class GestureKind { Wave, Knock, Point, Bow, Idle };

/// A standing person who makes one gesture with the hand of preference and comes back to rest.
/// Reaches run at minimum-jerk speed (Flash and Hogan 1985) in the clip's movement time; feet do
/// not move, the body breathes and sways.
DemoTake synthesiseGesture(GestureKind kind, const BodyMotionTable& table,
                           const VariantTraits& variant, const DemoActor& actor,
                           const ClipTraits& clip, const Random& random);

}  // namespace emoforge
