// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "core/data/demo.h"
#include "core/motion/demo/body_motion_plan.h"
#include "core/motion/demo/walk_synthesis.h"

namespace emoforge {

/// Emotional body motion after facts/demo_data.md, sections 0 and 1: walks and gestures of actors
/// in six classes as BVH files. Writes class folders, index.csv, truth.csv (the parameters behind
/// each clip, not for training) and README.txt. Uses several threads; the files depend on seed,
/// variant and count only.
std::unique_ptr<Demo> makeBodyMotionDemo();

/// What a planned clip shows: drawn parameters and motion.
struct MadeClip {
  DemoActor actor;  ///< who moves; in a planted copy not the one in the file's name
  ClipTraits traits;
  DemoTake take;
};

/// Makes one clip of a set, the same whatever the other items are. Thread-safe.
MadeClip makeBodyMotionClip(const BodyMotionTable& table, const BodyMotionSet& set,
                            const PlannedClip& plan, std::uint64_t seed);

}  // namespace emoforge
