// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/player/pair_alignment.h"

#include "viewers/clip_track.h"

namespace emoforge {
namespace {

ClipTrack trackOf(const PosedClip& clip) {
  // The track only looks, so a pointer that owns nothing is enough.
  PlacedClip placed;
  placed.clip = std::shared_ptr<const PosedClip>(std::shared_ptr<const PosedClip>(), &clip);
  return ClipTrack(placed);
}

}  // namespace

void alignStart(const PosedClip& reference, PlacedClip& placed) {
  if (reference.frames() == 0 || !placed.clip || placed.clip->frames() == 0) return;
  const ClipTrack fixed = trackOf(reference);
  placed.offsetMetres = {0.0F, 0.0F, 0.0F};
  placed.turnRadians = 0.0F;
  placed.turnRadians = fixed.heading() - ClipTrack(placed).heading();
  const Eigen::Vector3f away = fixed.bodyCentre(0.0, {}) - ClipTrack(placed).bodyCentre(0.0, {});
  placed.offsetMetres = {away.x(), 0.0F, away.z()};
}

}  // namespace emoforge
