// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/motion/posed_clip.h"

namespace emoforge {

/// The clip as a mirror shows it: x reversed, joints of the left and right side exchanged by their
/// names. A joint whose partner is missing keeps its place. As mirrored(PoseSeries) compares it.
PosedClip mirrored(const PosedClip& clip);

}  // namespace emoforge
