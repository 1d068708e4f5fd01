// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>

#include "core/motion/posed_clip.h"

namespace emoforge {

/// A still of a clip for a card: the figure at one moment and fainter at two earlier ones, on a
/// ground grid, in the colours of the theme. Pixels are `size` × `pixelRatio`. Interface thread.
QImage drawMotionPicture(const PosedClip& clip, const QSize& size, double pixelRatio);

}  // namespace emoforge
