// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/motion/foot_contacts.h"

namespace emoforge {

/// One time that a foot stands, and how far it moves over the ground meanwhile.
struct FootSlide {
  BodySide side = BodySide::Left;
  std::size_t firstFrame = 0;
  std::size_t lastFrame = 0;
  /// Largest distance on the ground plane between two places of the foot (its toe joint, else its
  /// ankle) within the span; 0 for a foot that keeps its place, whatever its height does.
  double metres = 0.0;
};

/// From how far on a standing foot is said to slide, unless the user chose another limit. No
/// published value: footContacts() takes a foot for standing up to 0.5 m/s and 5 cm, so that the
/// frames in which it comes down and rolls off count, 20 to 35 mm in a walk without any sliding.
constexpr double kUsualSlideLimitMetres = 0.03;

/// One entry a contact span, those of the left foot first. `contacts` is footContacts(clip).
std::vector<FootSlide> footSlides(const PosedClip& clip, const FootContacts& contacts);

}  // namespace emoforge
