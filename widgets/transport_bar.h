// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "widgets/playback_clock.h"

class QComboBox;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QSpinBox;
class QToolButton;

namespace emoforge {

/// Start, back, play, forward, end | loop | speed | time | frame: the buttons of a clock.
class TransportBar : public QWidget {
  Q_OBJECT
 public:
  enum Part { Steps = 1, Loop = 2, Speed = 4, Time = 8, Frame = 16, All = 31 };

  explicit TransportBar(PlaybackClock* clock, int parts = All, QWidget* parent = nullptr);

  /// Something of the owner between speed and time.
  void addMiddle(QWidget* widget);
  QPushButton* playButton() const { return play_; }

  QSize minimumSizeHint() const override;

 private:
  QToolButton* addButton(const QString& icon, const QString& name, void (PlaybackClock::*slot)());
  void addPlay();
  void addLoop();
  void addSpeed();
  void addTime();
  void addFrame();
  void addDivider();
  void refreshTime();
  void refreshContent();
  void refreshLoop();
  void refreshPlaying();

  PlaybackClock* clock_;
  QHBoxLayout* row_;
  int middle_ = 0;
  QPushButton* play_ = nullptr;
  QToolButton* loop_ = nullptr;
  QLabel* region_ = nullptr;
  QComboBox* speed_ = nullptr;
  QLabel* time_ = nullptr;
  QLabel* length_ = nullptr;
  QSpinBox* frame_ = nullptr;
  QLabel* lastFrame_ = nullptr;
};

}  // namespace emoforge
