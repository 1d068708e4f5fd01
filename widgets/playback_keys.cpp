// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/playback_keys.h"

#include "widgets/playback_clock.h"

namespace emoforge {

PlaybackKeys::PlaybackKeys(QWidget* scope, PlaybackClock* clock)
    : ScopedKeys(scope), clock_(clock) {}

bool PlaybackKeys::handle(int key, bool shift) {
  const auto region = clock_->loopRegion().value_or(LoopRegion{0.0, clock_->duration()});
  switch (key) {
    case Qt::Key_Space:
      clock_->toggle();
      return true;
    case Qt::Key_Left:
      shift ? clock_->stepSeconds(-1) : clock_->step(-1);
      return true;
    case Qt::Key_Right:
      shift ? clock_->stepSeconds(1) : clock_->step(1);
      return true;
    case Qt::Key_Home:
      clock_->setTime(0);
      return true;
    case Qt::Key_End:
      clock_->setTime(clock_->duration());
      return true;
    case Qt::Key_L:
      clock_->setLooping(!clock_->isLooping());
      return true;
    case Qt::Key_BracketLeft:
      clock_->setLoopRegion(LoopRegion{clock_->time(), region.end});
      clock_->setLooping(true);
      return true;
    case Qt::Key_BracketRight:
      clock_->setLoopRegion(LoopRegion{region.start, clock_->time()});
      clock_->setLooping(true);
      return true;
    case Qt::Key_Comma:
      clock_->slower();
      return true;
    case Qt::Key_Period:
      clock_->faster();
      return true;
    default:
      return false;
  }
}

}  // namespace emoforge
