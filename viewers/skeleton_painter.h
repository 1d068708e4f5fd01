// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <functional>

namespace emoforge {

/// Draws the clips of a view off the screen, frame by frame, in any size: for pictures in print and
/// for films. A copy of what the view showed when it was made. Interface thread only.
class SkeletonPainter {
 public:
  virtual ~SkeletonPainter() = default;
  /// Draws one frame at this time of the clock and hands it over later, upright, without plates; a
  /// null image where it could not be drawn. One at a time; nothing comes once the painter is gone.
  virtual void draw(double clockSeconds, std::function<void(const QImage&)> done) = 0;
};

}  // namespace emoforge
