// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/playback_clock.h"

#include <algorithm>
#include <cmath>

namespace emoforge {
namespace {

constexpr int kTickMilliseconds = 16;
constexpr double kFrameTolerance = 1e-6;  // of a frame: 0.1 s at 30 fps is frame 3, not 2.999…

}  // namespace

PlaybackClock::PlaybackClock(QObject* parent) : QObject(parent) {
  timer_.setInterval(kTickMilliseconds);
  timer_.setTimerType(Qt::PreciseTimer);
  connect(&timer_, &QTimer::timeout, this, [this] {
    advance(static_cast<double>(elapsed_.nsecsElapsed()) * 1e-9);
    elapsed_.restart();
  });
}

void PlaybackClock::setDuration(double seconds) {
  duration_ = std::max(seconds, 0.0);
  if (region_ && region_->end > duration_) {
    region_->end = duration_;
    if (region_->start >= duration_) region_.reset();
    emit loopChanged();
  }
  emit durationChanged();
  setTime(time_);
}

void PlaybackClock::setFrameTime(double seconds) {
  frameTime_ = seconds;
  emit durationChanged();
}

int PlaybackClock::frameAt(double time, double frameTimeSeconds, int frameCount) {
  const double frame = std::floor(time / frameTimeSeconds + kFrameTolerance);
  return static_cast<int>(std::clamp(frame, 0.0, std::max(0.0, frameCount - 1.0)));
}

int PlaybackClock::frameCount() const {
  return static_cast<int>(std::floor(duration_ / frameTime_ + 0.5)) + 1;
}

void PlaybackClock::setTime(double seconds) {
  const double next = std::clamp(seconds, 0.0, duration_);
  if (next == time_) return;
  time_ = next;
  emit timeChanged(time_);
}

void PlaybackClock::setFrame(int frame) {
  setTime(frame * frameTime_);
}

void PlaybackClock::step(int frames) {
  setFrame(frame() + frames);
}

void PlaybackClock::stepSeconds(double seconds) {
  setTime(time_ + seconds);
}

void PlaybackClock::setPlaying(bool playing) {
  if (playing == playing_ || (playing && duration_ <= 0.0)) return;
  playing_ = playing;
  if (playing) {
    if (time_ >= duration_ && !looping_) setTime(0.0);
    elapsed_.start();
    timer_.start();
  } else {
    timer_.stop();
  }
  emit playingChanged(playing_);
}

void PlaybackClock::setSpeed(double speed) {
  if (speed == speed_) return;
  speed_ = speed;
  emit speedChanged(speed_);
}

void PlaybackClock::slower() {
  const auto at = std::ranges::lower_bound(kPlaybackSpeeds, speed_);
  if (at != kPlaybackSpeeds.begin()) setSpeed(*std::prev(at));
}

void PlaybackClock::faster() {
  const auto at = std::ranges::upper_bound(kPlaybackSpeeds, speed_);
  if (at != kPlaybackSpeeds.end()) setSpeed(*at);
}

void PlaybackClock::setLooping(bool looping) {
  if (looping == looping_) return;
  looping_ = looping;
  emit loopChanged();
}

void PlaybackClock::setLoopRegion(std::optional<LoopRegion> region) {
  if (region) {
    const auto [start, end] = std::minmax(region->start, region->end);
    region = LoopRegion{std::clamp(start, 0.0, duration_), std::clamp(end, 0.0, duration_)};
    if (region->end <= region->start) region.reset();
  }
  if (region == region_) return;
  region_ = region;
  emit loopChanged();
}

void PlaybackClock::advance(double elapsedSeconds) {
  if (!playing_) return;
  double next = time_ + elapsedSeconds * speed_;
  if (looping_ && next > loopEnd()) {
    const double length = loopEnd() - loopStart();
    next = length > 0.0 ? loopStart() + std::fmod(next - loopEnd(), length) : loopStart();
  }
  setTime(next);
  if (!looping_ && next >= duration_) setPlaying(false);
}

}  // namespace emoforge
