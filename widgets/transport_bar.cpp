// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/transport_bar.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>

#include "widgets/icon_engine.h"
#include "widgets/surface.h"
#include "widgets/theme.h"

namespace emoforge {

TransportBar::TransportBar(PlaybackClock* clock, int parts, QWidget* parent)
    : QWidget(parent), clock_(clock), row_(new QHBoxLayout(this)) {
  setSurface(this, "panel");
  setAccessibleName(tr("Player"));
  row_->setContentsMargins(12, 4, 12, 6);
  row_->setSpacing(6);
  if (parts & Steps) {
    addButton("skip-back", tr("First frame (Home)"), &PlaybackClock::toStart);
    connect(addButton("step-back", tr("One frame back (←)"), nullptr), &QToolButton::clicked,
            clock_, [this] { clock_->stepFrames(-1); });
  }
  addPlay();
  if (parts & Steps) {
    connect(addButton("step-forward", tr("One frame forward (→)"), nullptr), &QToolButton::clicked,
            clock_, [this] { clock_->stepFrames(1); });
    addButton("skip-forward", tr("Last frame (End)"), &PlaybackClock::toEnd);
  }
  if (parts & Loop) addLoop();
  if (parts & Speed) addSpeed();
  middle_ = row_->count();
  row_->addStretch(1);
  if (parts & Time) addTime();
  if (parts & Frame) addFrame();
  connect(clock_, &PlaybackClock::timeChanged, this, &TransportBar::refreshTime);
  connect(clock_, &PlaybackClock::contentChanged, this, &TransportBar::refreshContent);
  connect(clock_, &PlaybackClock::loopChanged, this, &TransportBar::refreshLoop);
  connect(clock_, &PlaybackClock::playingChanged, this, &TransportBar::refreshPlaying);
  refreshContent();
  refreshLoop();
  refreshPlaying();
}

QSize TransportBar::minimumSizeHint() const {
  return {220, theme().scaled(40)};
}

void TransportBar::addMiddle(QWidget* widget) {
  row_->insertWidget(middle_ + 1, widget);
}

QToolButton* TransportBar::addButton(const QString& icon, const QString& name,
                                     void (PlaybackClock::*slot)()) {
  QToolButton* button = makeIconButton(icon, name, this);
  row_->addWidget(button);
  if (slot != nullptr) connect(button, &QToolButton::clicked, clock_, slot);
  return button;
}

void TransportBar::addPlay() {
  play_ = makeButton({}, "play", true, this);
  play_->setIconSize({16, 16});
  play_->setMinimumWidth(44);
  row_->addWidget(play_);
  connect(play_, &QPushButton::clicked, clock_, &PlaybackClock::toggle);
}

void TransportBar::addDivider() {
  auto* divider = new QFrame(this);
  divider->setFixedSize(1, 20);
  setSurface(divider, "line");
  row_->addSpacing(4);
  row_->addWidget(divider);
  row_->addSpacing(4);
}

void TransportBar::addLoop() {
  addDivider();
  loop_ = makeIconButton("repeat", tr("Loop (L)"), this);
  loop_->setCheckable(true);
  row_->addWidget(loop_);
  region_ = makeLabel({}, "detail", this);
  row_->addWidget(region_);
  connect(loop_, &QToolButton::clicked, clock_, &PlaybackClock::setLoops);
}

void TransportBar::addSpeed() {
  speed_ = new QComboBox(this);
  speed_->setAccessibleName(tr("Speed"));
  speed_->setToolTip(tr("Speed (, and .)"));
  for (const double speed : PlaybackClock::speeds()) {
    speed_->addItem(tr("%1×").arg(QLocale().toString(speed, 'g', 3)), speed);
  }
  row_->addWidget(speed_);
  const auto show = [this] { speed_->setCurrentIndex(speed_->findData(clock_->speed())); };
  connect(clock_, &PlaybackClock::speedChanged, this, show);
  connect(speed_, &QComboBox::activated, clock_,
          [this] { clock_->setSpeed(speed_->currentData().toDouble()); });
  show();
}

void TransportBar::addTime() {
  time_ = makeLabel({}, "strong", this);
  length_ = makeLabel({}, "detail", this);
  row_->addWidget(time_);
  row_->addWidget(length_);
}

void TransportBar::addFrame() {
  addDivider();
  auto* label = makeLabel(tr("Frame"), "detail", this);
  row_->addWidget(label);
  frame_ = new QSpinBox(this);
  frame_->setAccessibleName(tr("Frame"));
  frame_->setKeyboardTracking(false);
  label->setBuddy(frame_);
  row_->addWidget(frame_);
  lastFrame_ = makeLabel({}, "detail", this);
  row_->addWidget(lastFrame_);
  connect(frame_, &QSpinBox::valueChanged, clock_, [this](int frame) {
    clock_->pause();
    clock_->setFrame(frame);
  });
}

void TransportBar::refreshTime() {
  const QLocale locale;
  if (time_ != nullptr) time_->setText(tr("%1 s").arg(locale.toString(clock_->seconds(), 'f', 2)));
  if (frame_ != nullptr) {
    const QSignalBlocker quiet(frame_);
    frame_->setValue(clock_->frame());
  }
}

void TransportBar::refreshContent() {
  const QLocale locale;
  const bool any = clock_->durationSeconds() > 0.0;
  setEnabled(any);
  if (length_ != nullptr)
    length_->setText(tr("/ %1 s").arg(locale.toString(clock_->durationSeconds(), 'f', 2)));
  if (frame_ != nullptr) {
    const QSignalBlocker quiet(frame_);
    frame_->setRange(0, clock_->frameCount() - 1);
    lastFrame_->setText(tr("/ %1").arg(clock_->frameCount() - 1));
  }
  refreshTime();
}

void TransportBar::refreshLoop() {
  if (loop_ == nullptr) return;
  loop_->setChecked(clock_->loops());
  const auto& region = clock_->region();
  const auto frameOf = [this](double seconds) {
    return qRound(seconds / clock_->frameTimeSeconds());
  };
  region_->setText(
      region ? tr("%1 – %2").arg(frameOf(region->startSeconds)).arg(frameOf(region->endSeconds))
             : QString());
}

void TransportBar::refreshPlaying() {
  const bool playing = clock_->isPlaying();
  play_->setIcon(themedIcon(playing ? "pause" : "play", Token::PrimaryText));
  play_->setToolTip(playing ? tr("Pause (Space)") : tr("Play (Space)"));
  play_->setAccessibleName(playing ? tr("Pause") : tr("Play"));
}

}  // namespace emoforge
