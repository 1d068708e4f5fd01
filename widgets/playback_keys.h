// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QKeyEvent;

namespace emoforge {

class PlaybackClock;

/// The player's keys inside `scope`: Space, arrows, Shift with arrows, Home, End, L, [, ], comma,
/// period. Takes only keys that the focused widget left: a field still gets its letters, a button
/// its Space.
class PlaybackKeys : public QObject {
  Q_OBJECT
 public:
  PlaybackKeys(QWidget* scope, PlaybackClock* clock);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  bool handle(const QKeyEvent* event);
  PlaybackClock* clock_;
};

}  // namespace emoforge
