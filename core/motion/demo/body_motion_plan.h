// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/motion/demo/body_motion_table.h"

namespace emoforge {

/// One clip of the set before it is made. What it shows depends on the seed, the subject, the
/// class, the take and the trial only, never on the other items.
struct PlannedClip {
  std::size_t classIndex = 0;
  int actor = 1;     ///< number of the actor whose file this is
  std::string take;  ///< "walk", "wave", …
  int trial = 1;     ///< how often the actor has done this take in this class
  int session = 1;
  int script = 1;         ///< number of the story that was read before
  std::string split;      ///< "train", "test" in the variant leaky, else empty
  int copyOfActor = 0;    ///< > 0: the clip shows this actor's performance
  bool nearCopy = false;  ///< … with its first frames cut off and a little noise
  bool inMirror = false;  ///< … seen in a mirror
  std::string planted;    ///< what was planted here, for the side file
};

struct BodyMotionSet {
  VariantTraits traits;
  std::vector<PlannedClip> clips;  ///< class after class
};

/// Plans `perClass` clips for each class, the same actors and takes in all, so that content tells
/// nothing about the class: first each actor's first take, then each one's second, … Beyond the
/// takes of eight actors come eight more. `takes` "startle": startles only, three of each actor.
/// Throws Error(Usage) for an unknown variant or kind of takes, or a count below 1.
BodyMotionSet planBodyMotionSet(const BodyMotionTable& table, const std::string& variant,
                                int perClass, const std::string& takes = "usual");

}  // namespace emoforge
