// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/compact_transport.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>
#include <algorithm>

#include "widgets/icon_engine.h"
#include "widgets/playback_clock.h"
#include "widgets/surface.h"
#include "widgets/theme.h"

namespace emoforge {

CompactTransport::CompactTransport(PlaybackClock* clock, QWidget* parent)
    : QWidget(parent), clock_(clock) {
  setSurface(this, "panel");
  setAccessibleName(tr("Playback"));
  setFixedHeight(theme().scaled(42));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(12, 0, 12, 0);
  row->setSpacing(8);
  play_ = makeIconButton("play", tr("Play"), this);
  play_->setProperty("kind", "primary");
  loop_ = makeIconButton("repeat", tr("Loop"), this);
  loop_->setCheckable(true);
  loop_->setToolTip(tr("Loop (L)"));
  slider_ = new QSlider(Qt::Horizontal, this);
  slider_->setAccessibleName(tr("Frame"));
  slider_->setToolTip(tr("Frame of the clip"));
  time_ = makeLabel({}, "detail", this);
  time_->setTextFormat(Qt::RichText);
  time_->setAccessibleName(tr("Time"));
  row->addWidget(play_);
  row->addWidget(loop_);
  row->addWidget(slider_, 1);
  row->addWidget(time_);
  connect(play_, &QToolButton::clicked, clock, &PlaybackClock::toggle);
  connect(loop_, &QToolButton::clicked, clock, &PlaybackClock::setLooping);
  connect(slider_, &QSlider::valueChanged, this, [this](int frame) { clock_->setFrame(frame); });
  connect(clock, &PlaybackClock::timeChanged, this, &CompactTransport::showTime);
  connect(clock, &PlaybackClock::durationChanged, this, &CompactTransport::showTime);
  connect(clock, &PlaybackClock::playingChanged, this, &CompactTransport::showPlaying);
  connect(clock, &PlaybackClock::loopChanged, this,
          [this] { loop_->setChecked(clock_->isLooping()); });
  loop_->setChecked(clock_->isLooping());
  showTime();
  showPlaying();
}

void CompactTransport::showTime() {
  const QSignalBlocker blocker(slider_);
  slider_->setRange(0, std::max(0, clock_->frameCount() - 1));
  slider_->setValue(clock_->frame());
  setEnabled(clock_->duration() > 0.0);
  time_->setText(
      tr("<b>%1 s</b> / %2 s").arg(clock_->time(), 0, 'f', 2).arg(clock_->duration(), 0, 'f', 2));
}

void CompactTransport::showPlaying() {
  const bool playing = clock_->isPlaying();
  play_->setIcon(themedIcon(playing ? "pause" : "play"));
  play_->setAccessibleName(playing ? tr("Pause") : tr("Play"));
  play_->setToolTip(QStringLiteral("%1 (%2)").arg(play_->accessibleName(), tr("Space")));
}

}  // namespace emoforge
