// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/playback_clock.h"

#include <QVector>
#include <algorithm>
#include <cmath>

namespace emoforge {

PlaybackClock::PlaybackClock(QObject* parent) : QObject(parent) {
  timer_.setTimerType(Qt::PreciseTimer);
  timer_.setInterval(16);
  connect(&timer_, &QTimer::timeout, this, &PlaybackClock::advance);
}

const QVector<double>& PlaybackClock::speeds() {
  static const QVector<double> offered{0.1, 0.25, 0.5, 1.0, 2.0, 4.0};
  return offered;
}

void PlaybackClock::setContent(double durationSeconds, double frameTimeSeconds) {
  duration_ = std::max(0.0, durationSeconds);
  frameTime_ = frameTimeSeconds > 0.0 ? frameTimeSeconds : 1.0 / 30.0;
  const bool regionFits = region_ && region_->endSeconds <= duration_ + 1e-9;
  if (region_ && !regionFits) {
    region_.reset();
    emit loopChanged();
  }
  emit contentChanged();
  moveTo(seconds_ <= duration_ ? seconds_ : 0.0);
}

int PlaybackClock::frameCount() const {
  return static_cast<int>(std::lround(duration_ / frameTime_)) + 1;
}

int PlaybackClock::frame() const {
  return static_cast<int>(std::lround(seconds_ / frameTime_));
}

void PlaybackClock::moveTo(double seconds) {
  seconds_ = std::clamp(seconds, 0.0, duration_);
  emit timeChanged(seconds_);
}

void PlaybackClock::setSeconds(double seconds) {
  moveTo(seconds);
}

void PlaybackClock::setFrame(int frame) {
  moveTo(frame * frameTime_);
}

void PlaybackClock::play() {
  if (playing_ || duration_ <= 0.0) return;
  if (!loops_ && seconds_ >= duration_ - 1e-9) moveTo(0.0);
  playing_ = true;
  elapsed_.start();
  timer_.start();
  emit playingChanged(true);
}

void PlaybackClock::pause() {
  if (!playing_) return;
  playing_ = false;
  timer_.stop();
  emit playingChanged(false);
}

void PlaybackClock::toggle() {
  playing_ ? pause() : play();
}

void PlaybackClock::stepFrames(int count) {
  pause();
  setFrame(frame() + count);
}

void PlaybackClock::stepSeconds(double seconds) {
  pause();
  moveTo(seconds_ + seconds);
}

void PlaybackClock::toStart() {
  moveTo(loops_ && region_ ? region_->startSeconds : 0.0);
}

void PlaybackClock::toEnd() {
  moveTo(loops_ && region_ ? region_->endSeconds : duration_);
}

void PlaybackClock::setSpeed(double speed) {
  if (speed == speed_ || speed <= 0.0) return;
  speed_ = speed;
  emit speedChanged(speed_);
}

void PlaybackClock::faster() {
  const auto next = std::upper_bound(speeds().begin(), speeds().end(), speed_);
  if (next != speeds().end()) setSpeed(*next);
}

void PlaybackClock::slower() {
  const auto here = std::lower_bound(speeds().begin(), speeds().end(), speed_);
  if (here != speeds().begin()) setSpeed(*std::prev(here));
}

void PlaybackClock::setLoops(bool on) {
  if (on == loops_) return;
  loops_ = on;
  emit loopChanged();
}

void PlaybackClock::setRegion(const std::optional<Loop>& region) {
  std::optional<Loop> next = region;
  if (next) {
    if (next->startSeconds > next->endSeconds) std::swap(next->startSeconds, next->endSeconds);
    next->startSeconds = std::clamp(next->startSeconds, 0.0, duration_);
    next->endSeconds = std::clamp(next->endSeconds, 0.0, duration_);
    if (next->endSeconds - next->startSeconds < frameTime_) next.reset();
  }
  if (next == region_) return;
  region_ = next;
  emit loopChanged();
}

PlaybackClock::Loop PlaybackClock::played() const {
  return loops_ && region_ ? *region_ : Loop{0.0, duration_};
}

void PlaybackClock::advance() {
  // The time that really passed, so that a late timer does not slow the motion down.
  const double passed = static_cast<double>(elapsed_.nsecsElapsed()) * 1e-9 * speed_;
  elapsed_.start();
  const Loop part = played();
  double next = seconds_ + passed;
  if (next > part.endSeconds || next < part.startSeconds) {
    const double length = part.endSeconds - part.startSeconds;
    if (!loops_) {
      moveTo(part.endSeconds);
      return pause();
    }
    next = part.startSeconds +
           (length > 0.0 ? std::fmod(std::max(0.0, next - part.endSeconds), length) : 0.0);
  }
  moveTo(next);
}

}  // namespace emoforge
