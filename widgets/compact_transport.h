// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QSlider;
class QToolButton;

namespace emoforge {

class PlaybackClock;

/// Play, loop, a slider along the clip and the time, for small panes.
class CompactTransport : public QWidget {
  Q_OBJECT
 public:
  explicit CompactTransport(PlaybackClock* clock, QWidget* parent = nullptr);

 private:
  void showTime();
  void showPlaying();

  PlaybackClock* clock_;
  QToolButton* play_;
  QToolButton* loop_;
  QSlider* slider_;
  QLabel* time_;
};

}  // namespace emoforge
