// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <vector>

#include "app/gui/workspace.h"
#include "core/motion/clip_alignment.h"
#include "viewers/view_types.h"

namespace emoforge {

/// What the combo box "Align" offers.
struct AlignChoice {
  ClipAlignment how = ClipAlignment::StartHeading;
  bool warpTime = false;  ///< every posture comes when its match in the reference comes
};

const std::vector<AlignChoice>& alignChoices();
QStringList alignNames();

/// A clip as it is laid over the reference.
struct ArrangedClip {
  LoadedClip clip;
  std::shared_ptr<const PosedClip> shown;  ///< clip.posed, or warped in time
  ClipPlacement placement;
  /// Clock time of each frame of `clip` where it is warped, without offsets; else empty.
  std::vector<double> frameSeconds;
};

/// Lays clips over the first of them, which stays where it is. Takes time: call it on a pool
/// thread. A clip whose joints differ keeps its start, heading alignment. Throws nothing.
std::vector<ArrangedClip> arrangeClips(const std::vector<LoadedClip>& clips, AlignChoice choice);

/// What a view draws; `startSeconds` is added to the placement's.
PlacedClip placed(const ArrangedClip& arranged, ClipRole role, double startSeconds);

}  // namespace emoforge
