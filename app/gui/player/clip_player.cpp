// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/player/clip_player.h"

#include <QVBoxLayout>

#include "widgets/timeline.h"
#include "widgets/transport_bar.h"

namespace emoforge {
namespace {

/// Runs of marked frames as spans of time.
QVector<std::pair<double, double>> spansOf(const std::vector<bool>& marked,
                                           double frameTimeSeconds) {
  QVector<std::pair<double, double>> spans;
  for (std::size_t start = 0; start < marked.size(); ++start) {
    if (!marked[start]) continue;
    std::size_t end = start;
    while (end + 1 < marked.size() && marked[end + 1]) ++end;
    spans.append({static_cast<double>(start) * frameTimeSeconds,
                  static_cast<double>(end) * frameTimeSeconds});
    start = end;
  }
  return spans;
}

}  // namespace

double playedSeconds(const PosedClip& clip) {
  return clip.frames() > 1 ? static_cast<double>(clip.frames() - 1) * clip.frameTimeSeconds : 0.0;
}

ClipPlayer::ClipPlayer(PlaybackClock* clock, QWidget* parent)
    : QWidget(parent),
      clock_(clock),
      pane_(new SkeletonPane(SkeletonPane::All, this)),
      timeline_(new Timeline(clock, this)),
      transport_(new TransportBar(clock, this)) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(pane_, 1);
  layout->addWidget(timeline_);
  layout->addWidget(transport_);
  connect(clock_, &PlaybackClock::timeChanged, pane_->view(), &SkeletonView::setTime);
}

void ClipPlayer::show(const std::shared_ptr<const PosedClip>& clip, ClipRole role) {
  clip_ = clip;
  if (isVisible() || !clip) fillClock();
  if (!clip) {
    pane_->setClips({});
    timeline_->setLanes({});
    return;
  }
  PlacedClip placed;
  placed.clip = clip;
  placed.role = role;
  pane_->view()->setTime(clock_->time());
  pane_->setClips({placed});
}

void ClipPlayer::showContacts(const FootContacts& contacts) {
  const double step = clip_ ? clip_->frameTimeSeconds : 0.0;
  timeline_->setLanes(
      {{tr("L"), spansOf(contacts.left, step)}, {tr("R"), spansOf(contacts.right, step)}});
}

void ClipPlayer::fillClock() {
  clock_->setFrameTime(clip_ ? clip_->frameTimeSeconds : 1.0 / 30.0);
  clock_->setDuration(clip_ ? playedSeconds(*clip_) : 0.0);
  if (!clip_) clock_->setPlaying(false);
}

void ClipPlayer::showEvent(QShowEvent* event) {
  // The clock is shared by all pages: the one that is seen fills it.
  fillClock();
  QWidget::showEvent(event);
}

void ClipPlayer::hideEvent(QHideEvent* event) {
  // Motion rests while nobody sees it.
  clock_->setPlaying(false);
  QWidget::hideEvent(event);
}

}  // namespace emoforge
