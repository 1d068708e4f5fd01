// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline.h"

#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "widgets/playback_clock.h"
#include "widgets/surface.h"
#include "widgets/theme.h"
#include "widgets/time_axis.h"

namespace emoforge {
namespace {

constexpr int kTop = 6;
constexpr int kRuler = 22;
constexpr int kLanePitch = 12;
constexpr int kLaneHeight = 8;
constexpr int kPlainTrack = 10;
constexpr double kHandleReach = 4.0;
constexpr double kLeastLabelGap = 70.0;

/// 1, 2 or 5 times a power of ten, at least `least`.
double niceStep(double least) {
  const double power = std::pow(10.0, std::floor(std::log10(least)));
  for (double factor : {1.0, 2.0, 5.0}) {
    if (factor * power >= least * (1 - 1e-9)) return factor * power;
  }
  return 10 * power;
}

}  // namespace

Timeline::Timeline(PlaybackClock* clock, QWidget* parent)
    : QWidget(parent), clock_(clock), axis_(new TimeAxis(clock, this)) {
  setSurface(this, "panel");
  setAccessibleName(tr("Timeline"));
  setAccessibleDescription(tr("Drag to move through the clip, drag with Shift to set the loop."));
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setMouseTracking(true);
  setFocusPolicy(Qt::ClickFocus);
  const auto repaint = qOverload<>(&QWidget::update);
  connect(clock, &PlaybackClock::timeChanged, this, repaint);
  connect(axis_, &TimeAxis::changed, this, repaint);
  connect(clock, &PlaybackClock::loopChanged, this, repaint);
}

void Timeline::setUnit(Unit unit) {
  unit_ = unit;
  update();
}

void Timeline::setLanes(const QVector<Lane>& lanes) {
  lanes_ = lanes;
  updateGeometry();
  update();
}

QRectF Timeline::trackRect() const {
  const double height =
      lanes_.isEmpty() ? kPlainTrack : static_cast<double>(lanes_.size()) * kLanePitch + 4;
  return {static_cast<double>(axis_->leftMargin()), kTop + kRuler,
          static_cast<double>(width() - axis_->leftMargin() - axis_->rightMargin()), height};
}

double Timeline::xAt(double seconds) const {
  return axis_->xAt(seconds, width());
}

double Timeline::timeAt(double x) const {
  return axis_->timeAt(x, width());
}

bool Timeline::isShown(double seconds) const {
  return seconds >= axis_->start() - 1e-9 && seconds <= axis_->end() + 1e-9;
}

QSize Timeline::sizeHint() const {
  return {400, static_cast<int>(trackRect().bottom()) + 6};
}

QSize Timeline::minimumSizeHint() const {
  return {axis_->leftMargin() + axis_->rightMargin() + 120, sizeHint().height()};
}

void Timeline::paintEvent(QPaintEvent* /*event*/) {
  QPainter painter(this);
  painter.fillRect(rect(), theme().color(Token::Panel));
  painter.setRenderHint(QPainter::Antialiasing);
  painter.fillRect(trackRect(), theme().color(Token::Input));
  if (clock_->duration() <= 0.0) return;
  if (lanes_.isEmpty()) {  // a plain track tells how far the clip has been played
    QRectF played = trackRect();
    played.setRight(std::clamp(xAt(clock_->time()), played.left(), played.right()));
    painter.fillRect(played,
                     theme().color(Token::Accent, theme().number(ThemeNumber::LoopOpacity)));
  }
  paintLoop(&painter);
  paintRuler(&painter);
  paintLanes(&painter);
  paintCursor(&painter);
}

void Timeline::paintLoop(QPainter* painter) {
  const auto& region = clock_->loopRegion();
  const QRectF track = trackRect();
  if (!region) return;
  const double opacity = clock_->isLooping() ? 1.0 : 0.4;
  const double start = std::max(track.left(), xAt(region->start));
  const double end = std::min(track.right(), xAt(region->end));
  if (end < start) return;
  painter->fillRect(
      QRectF(start, kTop, end - start, kRuler),
      theme().color(Token::Accent, opacity * theme().number(ThemeNumber::LoopHeadOpacity)));
  painter->fillRect(
      QRectF(start, track.top(), end - start, track.height()),
      theme().color(Token::Accent, opacity * theme().number(ThemeNumber::LoopOpacity)));
  for (double seconds : {region->start, region->end}) {
    if (!isShown(seconds)) continue;
    const double x = xAt(seconds);
    painter->fillRect(QRectF(std::round(x) - 1, kTop, 2, track.bottom() - kTop),
                      theme().color(Token::Accent, opacity));
  }
}

void Timeline::paintRuler(QPainter* painter) {
  const QRectF track = trackRect();
  const double unit = unit_ == Unit::Frames ? clock_->frameTime() : 1.0;
  const double total = clock_->duration() / unit;
  const double shown = (axis_->end() - axis_->start()) / unit;
  double step = niceStep(kLeastLabelGap * shown / track.width());
  if (unit_ == Unit::Frames) step = std::max(step, 1.0);
  const int decimals = step < 1.0 ? (step < 0.1 ? 2 : 1) : 0;
  painter->setFont(theme().font(TextRole::Caption));
  painter->setPen(theme().color(Token::Tick));
  for (double value = 0.0; value <= total + 1e-9; value += step) {
    if (!isShown(value * unit)) continue;
    const QString text =
        QString::number(value, 'f', unit_ == Unit::Seconds ? std::max(1, decimals) : decimals);
    painter->drawText(QRectF(xAt(value * unit) - 40, kTop - 2, 80, 16), Qt::AlignCenter, text);
  }
  const double minor = step / (unit_ == Unit::Frames && step < 4 ? 1 : 4);
  for (int i = 0; i * minor <= total + 1e-9; ++i) {
    if (!isShown(i * minor * unit)) continue;
    const bool major = std::abs(std::remainder(i * minor, step)) < 1e-6 * step;
    const double x = std::floor(xAt(i * minor * unit));
    const double length = major ? 6 : 4;
    painter->fillRect(QRectF(x, track.top() - length, 1, length), theme().color(Token::Axis));
  }
}

void Timeline::paintLanes(QPainter* painter) {
  const QRectF track = trackRect();
  painter->setFont(theme().font(TextRole::Caption));
  const double first = track.left();
  const double last = track.right();
  for (int i = 0; i < lanes_.size(); ++i) {
    const double top = track.top() + 2 + i * kLanePitch + (kLanePitch - kLaneHeight) / 2.0;
    painter->setPen(theme().color(Token::Tick));
    painter->drawText(QRectF(track.left() - 20, top - 4, 14, kLaneHeight + 8),
                      Qt::AlignVCenter | Qt::AlignLeft, lanes_[i].label);
    painter->setPen(Qt::NoPen);
    painter->setBrush(theme().color(Token::Contact));
    for (const auto& [start, end] : lanes_[i].spans) {
      const double from = std::max(first, xAt(start));
      const double to = std::min(last, xAt(end));
      if (to < from) continue;
      painter->drawRoundedRect(QRectF(from, top, to - from, kLaneHeight), 1, 1);
    }
  }
}

void Timeline::paintCursor(QPainter* painter) {
  if (!isShown(clock_->time())) return;
  const QRectF track = trackRect();
  const double x = std::round(xAt(clock_->time()));
  painter->fillRect(QRectF(x - 1, kTop + 8, 2, track.bottom() + 2 - kTop - 8),
                    theme().color(Token::Real));
  const QPolygonF head{QPointF(x - 6, kTop), QPointF(x + 6, kTop), QPointF(x + 6, kTop + 8),
                       QPointF(x, kTop + 14), QPointF(x - 6, kTop + 8)};
  painter->setPen(QPen(theme().color(Token::Real), 1, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter->setBrush(theme().color(Token::Real));
  painter->drawPolygon(head);
}

Timeline::Drag Timeline::dragAt(double x, bool shift) const {
  if (shift) return Drag::Region;
  if (const auto& region = clock_->loopRegion()) {
    if (std::abs(x - xAt(region->start)) <= kHandleReach) return Drag::RegionStart;
    if (std::abs(x - xAt(region->end)) <= kHandleReach) return Drag::RegionEnd;
  }
  return Drag::Scrub;
}

void Timeline::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || clock_->duration() <= 0.0) return;
  const double x = event->position().x();
  drag_ = dragAt(x, event->modifiers() & Qt::ShiftModifier);
  anchor_ = axis_->frameTimeAt(x, width());
  if (drag_ == Drag::RegionStart) anchor_ = clock_->loopRegion()->end;
  if (drag_ == Drag::RegionEnd) anchor_ = clock_->loopRegion()->start;
  if (drag_ == Drag::Scrub) clock_->setTime(axis_->frameTimeAt(x, width()));
}

void Timeline::mouseMoveEvent(QMouseEvent* event) {
  const double x = event->position().x();
  if (drag_ == Drag::None) {
    const Drag over = dragAt(x, event->modifiers() & Qt::ShiftModifier);
    const bool handle = over == Drag::RegionStart || over == Drag::RegionEnd;
    setCursor(handle ? Qt::SizeHorCursor : Qt::ArrowCursor);
  } else if (drag_ == Drag::Scrub) {
    clock_->setTime(axis_->frameTimeAt(x, width()));
  } else {
    clock_->setLoopRegion(LoopRegion{anchor_, axis_->frameTimeAt(x, width())});
    clock_->setLooping(true);
  }
}

void Timeline::mouseReleaseEvent(QMouseEvent* /*event*/) {
  drag_ = Drag::None;
}

void Timeline::mouseDoubleClickEvent(QMouseEvent* event) {
  // A double click inside the region takes it away.
  const auto& region = clock_->loopRegion();
  const double time = timeAt(event->position().x());
  if (region && time >= region->start && time <= region->end) clock_->setLoopRegion(std::nullopt);
}

}  // namespace emoforge
