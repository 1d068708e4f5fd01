// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/scoped_keys.h"

namespace emoforge {

class PlaybackClock;

/// The player's keys inside `scope`: Space, arrows, Shift with arrows, Home, End, L, [, ], comma,
/// period.
class PlaybackKeys : public ScopedKeys {
  Q_OBJECT
 public:
  PlaybackKeys(QWidget* scope, PlaybackClock* clock);

 protected:
  bool handle(int key, bool shift) override;

 private:
  PlaybackClock* clock_;
};

}  // namespace emoforge
