// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "core/motion/demo/body_motion_table.h"
#include "core/motion/motion_clip.h"

namespace emoforge {

/// What was drawn for a startle; onsets in seconds after the stimulus.
struct StartleTruth {
  std::size_t stimulusFrame = 0;
  double riseSeconds = 0.12;  ///< 10 to 90 %, of every joint
  double neckDegrees = 0.0, shoulderMetres = 0.0, elbowDegrees = 0.0, trunkDegrees = 0.0,
         kneeDegrees = 0.0;
  double neckOnset = 0.0, shoulderOnset = 0.0, elbowOnset = 0.0, trunkOnset = 0.0, kneeOnset = 0.0;
  double orientingDegrees = 0.0;  ///< of the head afterwards; 0 where it does not turn
};

/// A synthesised clip and what a test may want to know of it.
struct DemoTake {
  MotionClip clip;
  double stepLength = 0.0;    ///< m; 0 where nothing walks
  double strideFactor = 0.0;  ///< 0 where nothing walks
  std::optional<StartleTruth> startle;
};

/// Walking straight along +z for whole strides, from one heel strike of the left foot to another.
/// The feet are planned first (they stand without moving between contact and lift), pelvis, trunk
/// and arms move with the harmonics of the table, the legs follow by inverse kinematics. Hip, knee
/// and ankle then run through the ranges of the table's base gait.
DemoTake synthesiseWalk(const BodyMotionTable& table, const VariantTraits& variant,
                        const DemoActor& actor, const ClipTraits& clip, const Random& random);

}  // namespace emoforge
