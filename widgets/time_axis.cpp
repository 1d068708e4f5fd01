// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/time_axis.h"

#include <algorithm>
#include <cmath>

#include "widgets/playback_clock.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

constexpr int kLeft = 46;
constexpr int kRight = 12;
constexpr double kLeastFrames = 2.0;

}  // namespace

TimeAxis::TimeAxis(PlaybackClock* clock, QObject* parent)
    : QObject(parent), clock_(clock), left_(theme().scaled(kLeft)), right_(kRight) {
  connect(clock_, &PlaybackClock::durationChanged, this, [this] {
    // Another clip: what was zoomed into is not there any more.
    zoomed_ = false;
    emit changed();
  });
}

void TimeAxis::setMargins(int left, int right) {
  left_ = left;
  right_ = right;
  emit changed();
}

double TimeAxis::start() const {
  return zoomed_ ? start_ : 0.0;
}

double TimeAxis::end() const {
  return zoomed_ ? end_ : clock_->duration();
}

void TimeAxis::showAll() {
  zoomed_ = false;
  emit changed();
}

void TimeAxis::setRange(double start, double end) {
  const double whole = clock_->duration();
  const double length = std::max(end - start, kLeastFrames * clock_->frameTime());
  if (length >= whole) return showAll();
  start_ = std::clamp(start, 0.0, whole - length);
  end_ = start_ + length;
  zoomed_ = true;
  emit changed();
}

void TimeAxis::zoom(double factor, double about) {
  setRange(about - factor * (about - start()), about + factor * (end() - about));
}

double TimeAxis::xAt(double seconds, int width) const {
  const double shown = end() - start();
  const double share = shown > 0.0 ? (seconds - start()) / shown : 0.0;
  return left_ + share * (width - left_ - right_);
}

double TimeAxis::timeAt(double x, int width) const {
  const double share = std::clamp((x - left_) / std::max(1, width - left_ - right_), 0.0, 1.0);
  return start() + share * (end() - start());
}

double TimeAxis::frameTimeAt(double x, int width) const {
  const double frame = std::round(timeAt(x, width) / clock_->frameTime());
  return std::min(frame * clock_->frameTime(), clock_->duration());
}

}  // namespace emoforge
