// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/transport_bar.h"

#include <QComboBox>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <cmath>

#include "widgets/icon_engine.h"
#include "widgets/number_field.h"
#include "widgets/playback_clock.h"
#include "widgets/surface.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

constexpr int kLeastWidth = 500;

QFrame* makeUpright() {
  auto* line = new QFrame;
  line->setFixedSize(1, 18);
  setSurface(line, "line-strong");
  return line;
}

QString seconds(double value) {
  return QString::number(value, 'f', 2);
}

}  // namespace

TransportBar::TransportBar(PlaybackClock* clock, QWidget* parent) : QWidget(parent), clock_(clock) {
  setSurface(this, "panel");
  setAccessibleName(tr("Playback"));
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(12, 6, 12, 8);
  layout->setSpacing(3);
  auto* first = addButton(layout, "skip-back", tr("First frame"), "Home");
  auto* back = addButton(layout, "step-back", tr("Back one frame"), tr("Left"));
  play_ = addButton(layout, "play", tr("Play"), tr("Space"));
  play_->setProperty("kind", "primary");
  play_->setFixedSize(theme().scaled(44), theme().scaled(28));
  play_->setObjectName("play");
  auto* forward = addButton(layout, "step-forward", tr("Forward one frame"), tr("Right"));
  auto* last = addButton(layout, "skip-forward", tr("Last frame"), "End");
  layout->addSpacing(6);
  layout->addWidget(makeUpright());
  layout->addSpacing(6);
  loop_ = addButton(layout, "repeat", tr("Loop"), "L");
  loop_->setCheckable(true);
  loop_->setObjectName("loop");
  layout->addSpacing(3);
  region_ = makeLabel({}, "detail");
  layout->addWidget(region_);
  layout->addSpacing(9);
  speed_ = new QComboBox;
  speed_->setProperty("compact", true);
  speed_->setAccessibleName(tr("Speed"));
  speed_->setToolTip(tr("Speed (, and .)"));
  speed_->setMinimumWidth(70);
  for (double speed : kPlaybackSpeeds) {
    const int decimals = speed == 0.25 ? 2 : 1;
    speed_->addItem(QString::number(speed, 'f', decimals) + QChar(0x00D7), speed);
  }
  guardWheel(speed_);
  layout->addWidget(speed_);
  layout->addSpacing(10);
  layout->addStretch(1);
  info_ = new QHBoxLayout;
  info_->setSpacing(12);
  layout->addLayout(info_);
  time_ = makeLabel({}, "time");
  time_->setAccessibleName(tr("Time"));
  length_ = makeLabel({}, "detail");
  length_->setAccessibleName(tr("Length"));
  layout->addWidget(time_);
  layout->addWidget(length_);

  frameBox_ = new QWidget;
  auto* frameLayout = new QHBoxLayout(frameBox_);
  frameLayout->setContentsMargins(6, 0, 0, 0);
  frameLayout->setSpacing(8);
  frameLayout->addWidget(makeUpright());
  frameLabel_ = makeLabel(tr("Frame"), "detail");
  frame_ = new NumberField;
  frame_->setObjectName("frame");
  frame_->setProperty("compact", true);
  frame_->setFixedSize(theme().scaled(56), theme().scaled(24));
  frame_->setAccessibleName(tr("Frame"));
  frameLabel_->setBuddy(frame_);
  lastFrame_ = makeLabel({}, "detail");
  frameLayout->addWidget(frameLabel_);
  frameLayout->addWidget(frame_);
  frameLayout->addWidget(lastFrame_);
  layout->addWidget(frameBox_);

  connect(first, &QToolButton::clicked, clock, [clock] { clock->setTime(0.0); });
  connect(back, &QToolButton::clicked, clock, [clock] { clock->step(-1); });
  connect(play_, &QToolButton::clicked, clock, &PlaybackClock::toggle);
  connect(forward, &QToolButton::clicked, clock, [clock] { clock->step(1); });
  connect(last, &QToolButton::clicked, clock, [clock] { clock->setTime(clock->duration()); });
  connect(loop_, &QToolButton::clicked, clock, &PlaybackClock::setLooping);
  connect(speed_, &QComboBox::activated, this,
          [this] { clock_->setSpeed(speed_->currentData().toDouble()); });
  connect(frame_, &NumberField::valueEdited, this, [this](double value) {
    if (value >= 0 && value < clock_->frameCount()) clock_->setFrame(static_cast<int>(value));
  });
  connect(clock, &PlaybackClock::timeChanged, this, &TransportBar::showTime);
  connect(clock, &PlaybackClock::durationChanged, this, &TransportBar::showDuration);
  connect(clock, &PlaybackClock::loopChanged, this, &TransportBar::showLoop);
  connect(clock, &PlaybackClock::speedChanged, this, &TransportBar::showSpeed);
  connect(clock, &PlaybackClock::playingChanged, this, &TransportBar::showPlaying);
  showDuration();
  showSpeed();
  showPlaying();
}

QToolButton* TransportBar::addButton(QHBoxLayout* layout, const char* icon, const QString& name,
                                     const QString& key) {
  auto* button = makeIconButton(icon, name, this);
  button->setToolTip(QStringLiteral("%1 (%2)").arg(name, key));
  layout->addWidget(button);
  return button;
}

void TransportBar::setFrameFieldVisible(bool visible) {
  frameBox_->setVisible(visible);
}

void TransportBar::addInfo(QWidget* widget) {
  info_->addWidget(widget);
}

void TransportBar::addTool(QWidget* widget) {
  layout()->addWidget(widget);
}

QSize TransportBar::minimumSizeHint() const {
  return {theme().scaled(kLeastWidth), QWidget::minimumSizeHint().height()};
}

void TransportBar::fitTexts() {
  const QList<QWidget*> yielding{lastFrame_, frameLabel_, region_, length_};
  for (QWidget* text : yielding) text->show();
  for (QWidget* text : yielding) {
    frameBox_->layout()->activate();  // tells this layout at once
    if (layout()->minimumSize().width() <= width()) return;
    text->hide();
  }
}

void TransportBar::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  fitTexts();
}

void TransportBar::showTime() {
  time_->setText(tr("%1 s").arg(seconds(clock_->time())));
  if (!frame_->hasFocus() || clock_->isPlaying() || frame_->value() != clock_->frame()) {
    frame_->setValue(clock_->frame());
  }
}

void TransportBar::showDuration() {
  length_->setText(tr("/ %1 s").arg(seconds(clock_->duration())));
  frame_->setRange(0, clock_->frameCount() - 1);
  lastFrame_->setText(QStringLiteral("/ %1").arg(clock_->frameCount() - 1));
  showTime();
  showLoop();
}

void TransportBar::showLoop() {
  loop_->setChecked(clock_->isLooping());
  const auto& region = clock_->loopRegion();
  if (!region) {
    region_->setText(tr("all"));
  } else {
    const auto frame = [this](double time) {
      return PlaybackClock::frameAt(time + clock_->frameTime() / 2, clock_->frameTime(),
                                    clock_->frameCount());
    };
    region_->setText(QStringLiteral("%1 – %2").arg(frame(region->start)).arg(frame(region->end)));
  }
  region_->setEnabled(clock_->isLooping());
  if (isVisible()) fitTexts();
}

void TransportBar::showSpeed() {
  for (int i = 0; i < speed_->count(); ++i) {
    if (speed_->itemData(i).toDouble() == clock_->speed()) speed_->setCurrentIndex(i);
  }
}

void TransportBar::showPlaying() {
  const bool playing = clock_->isPlaying();
  play_->setIcon(themedIcon(playing ? "pause" : "play"));
  play_->setAccessibleName(playing ? tr("Pause") : tr("Play"));
  play_->setToolTip(QStringLiteral("%1 (%2)").arg(play_->accessibleName(), tr("Space")));
}

}  // namespace emoforge
