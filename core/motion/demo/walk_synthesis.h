// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/motion/demo/body_motion_table.h"
#include "core/motion/motion_clip.h"

namespace emoforge {

/// A synthesised clip and what a test may want to know of it.
struct DemoTake {
  MotionClip clip;
  double stepLength = 0.0;    ///< m; 0 where nothing walks
  double strideFactor = 0.0;  ///< 0 where nothing walks
};

/// Walking straight along +z for whole strides, from one heel strike of the left foot to another.
/// The feet are planned first (they stand without moving between contact and lift), pelvis, trunk
/// and arms move with the harmonics of the table, the legs follow by inverse kinematics. Hip, knee
/// and ankle then run through the ranges of the table's base gait.
DemoTake synthesiseWalk(const BodyMotionTable& table, const VariantTraits& variant,
                        const DemoActor& actor, const ClipTraits& clip, const Random& random);

}  // namespace emoforge
