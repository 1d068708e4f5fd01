// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "app/gui/player/skeleton_pane.h"
#include "core/motion/foot_contacts.h"
#include "widgets/playback_clock.h"

namespace emoforge {

class Timeline;
class TransportBar;

/// One clip: skeleton, timeline with foot contacts, transport.
class ClipPlayer : public QWidget {
  Q_OBJECT
 public:
  explicit ClipPlayer(PlaybackClock* clock, QWidget* parent = nullptr);

  SkeletonPane* pane() const { return pane_; }
  Timeline* timeline() const { return timeline_; }
  TransportBar* transport() const { return transport_; }
  /// Shows a clip and makes it the content of the clock; null: nothing to play.
  void show(const std::shared_ptr<const PosedClip>& clip, ClipRole role);
  /// The lanes of the timeline, for the clip that is shown.
  void showContacts(const FootContacts& contacts);

 protected:
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  void fillClock();

  PlaybackClock* clock_;
  SkeletonPane* pane_;
  Timeline* timeline_;
  TransportBar* transport_;
  std::shared_ptr<const PosedClip> clip_;
};

/// Length from the first to the last frame, seconds.
double playedSeconds(const PosedClip& clip);

}  // namespace emoforge
