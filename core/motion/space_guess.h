// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/motion/motion_clip.h"

namespace emoforge {

/// How a clip's numbers become metres with y up.
struct Space {
  SpaceInfo info;
  double metresPerUnit =
      1.0;  ///< also where the unit stays Unknown: then from the length of the body
};

/// Guesses unit and up axis of a clip that declares neither. Unit: the one that makes the leg, hip
/// to ankle, as long as a person's; Unknown where none does. Up: z where head and feet lie along z,
/// else y.
Space guessSpace(const MotionClip& clip);

/// What the clip declares (or a reader has guessed before), the rest guessed. With an unknown unit
/// the leg, hip to sole, is taken as 0.87 m (facts/metrics.md 10), without legs the body's height
/// as 1.75 m.
Space spaceOf(const MotionClip& clip);

}  // namespace emoforge
