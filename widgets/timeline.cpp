// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/timeline.h"

#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "widgets/surface.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

constexpr double gripPixels = 5.0;
constexpr double labelPixels = 70.0;
constexpr int topMargin = 6;

}  // namespace

double roundStep(double smallest) {
  const double decade = std::pow(10.0, std::floor(std::log10(std::max(smallest, 1e-9))));
  for (const double factor : {1.0, 2.0, 5.0}) {
    if (factor * decade >= smallest * (1.0 - 1e-9)) return factor * decade;
  }
  return 10.0 * decade;
}

Timeline::Timeline(PlaybackClock* clock, Unit unit, QWidget* parent)
    : QWidget(parent), clock_(clock), unit_(unit) {
  setSurface(this, "panel");
  setMouseTracking(true);
  setFocusPolicy(Qt::ClickFocus);
  setAccessibleName(tr("Timeline"));
  connect(clock_, &PlaybackClock::timeChanged, this, QOverload<>::of(&QWidget::update));
  connect(clock_, &PlaybackClock::contentChanged, this, QOverload<>::of(&QWidget::update));
  connect(clock_, &PlaybackClock::loopChanged, this, QOverload<>::of(&QWidget::update));
  connect(&theme(), &Theme::changed, this, QOverload<>::of(&QWidget::update));
}

void Timeline::setLanes(const std::vector<Lane>& lanes) {
  lanes_ = lanes;
  updateGeometry();
  update();
}

void Timeline::setMargins(int left, int right) {
  left_ = left;
  right_ = right;
  update();
}

int Timeline::rulerHeight() const {
  return theme().scaled(26);
}
int Timeline::laneHeight() const {
  return theme().scaled(12);
}

QSize Timeline::sizeHint() const {
  const int lanes =
      lanes_.empty() ? theme().scaled(12) : laneHeight() * static_cast<int>(lanes_.size());
  return {400, topMargin + rulerHeight() + lanes + 4};
}

QSize Timeline::minimumSizeHint() const {
  return {160, sizeHint().height()};
}

double Timeline::positionOf(double seconds) const {
  const double duration = std::max(clock_->durationSeconds(), 1e-9);
  return left_ + (width() - left_ - right_) * seconds / duration;
}

double Timeline::secondsAt(double x) const {
  const double share = (x - left_) / std::max(1, width() - left_ - right_);
  return std::clamp(share, 0.0, 1.0) * clock_->durationSeconds();
}

void Timeline::paintEvent(QPaintEvent* /*event*/) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setFont(theme().font(TextRole::Caption));
  if (clock_->durationSeconds() <= 0.0) return;
  paintRegion(painter);
  paintRuler(painter);
  paintLanes(painter);
  paintCursor(painter);
}

void Timeline::paintRuler(QPainter& painter) const {
  const double unitSeconds = unit_ == Unit::Frames ? clock_->frameTimeSeconds() : 1.0;
  const double pixelsPerUnit =
      (positionOf(clock_->durationSeconds()) - left_) * unitSeconds / clock_->durationSeconds();
  double step = roundStep(labelPixels / std::max(pixelsPerUnit, 1e-9));
  if (unit_ == Unit::Frames) step = std::max(1.0, step);
  const int decimals =
      unit_ == Unit::Seconds && step < 1.0 ? static_cast<int>(std::ceil(-std::log10(step))) : 0;
  const double last = clock_->durationSeconds() / unitSeconds;
  const int base = topMargin + rulerHeight();
  const QLocale locale;
  for (int i = 0; i * step / 4.0 <= last + 1e-6; ++i) {
    const double x = positionOf(i * step / 4.0 * unitSeconds);
    const bool labelled = i % 4 == 0;
    painter.setPen(theme().color(labelled ? Token::Axis : Token::LineStrong));
    painter.drawLine(QPointF(x, base - (labelled ? 7 : 4)), QPointF(x, base - 1));
    if (!labelled) continue;
    painter.setPen(theme().color(Token::Tick));
    const QString text = locale.toString(i / 4 * step, 'f', decimals);
    painter.drawText(QRectF(x - 40, topMargin, 80, rulerHeight() - 8),
                     Qt::AlignHCenter | Qt::AlignVCenter, text);
  }
}

void Timeline::paintLanes(QPainter& painter) const {
  const int top = topMargin + rulerHeight();
  const QRectF ground(
      left_, top, width() - left_ - right_,
      lanes_.empty() ? laneHeight() : laneHeight() * static_cast<double>(lanes_.size()));
  painter.fillRect(ground, theme().color(Token::Plot));
  if (lanes_.empty()) {
    // Without lanes the bar shows what was played.
    const double end = positionOf(clock_->seconds());
    painter.fillRect(QRectF(left_, top + 1, end - left_, laneHeight() - 2),
                     theme().color(Token::Accent, 0.35));
    return;
  }
  for (std::size_t lane = 0; lane < lanes_.size(); ++lane) {
    const double y = top + static_cast<double>(lane) * laneHeight();
    painter.setPen(theme().color(Token::Text2));
    painter.drawText(QRectF(0, y, left_ - 8, laneHeight()), Qt::AlignRight | Qt::AlignVCenter,
                     lanes_[lane].name);
    const std::vector<bool>& marked = lanes_[lane].marked;
    for (std::size_t start = 0; start < marked.size(); ++start) {
      if (!marked[start]) continue;
      std::size_t end = start;
      while (end + 1 < marked.size() && marked[end + 1]) ++end;
      const double from = positionOf(static_cast<double>(start) * clock_->frameTimeSeconds());
      const double to = positionOf(static_cast<double>(end) * clock_->frameTimeSeconds());
      painter.fillRect(QRectF(from, y + 2, std::max(1.5, to - from), laneHeight() - 4),
                       theme().color(Token::Contact));
      start = end;
    }
  }
}

void Timeline::paintRegion(QPainter& painter) const {
  if (!clock_->region()) return;
  const double from = positionOf(clock_->region()->startSeconds);
  const double to = positionOf(clock_->region()->endSeconds);
  const double strength = clock_->loops() ? 1.0 : 0.4;
  painter.fillRect(
      QRectF(from, topMargin, to - from, height() - topMargin),
      theme().color(Token::Accent, theme().number(ThemeNumber::LoopHeadOpacity) * strength));
  for (const double x : {from, to}) {
    painter.fillRect(QRectF(x - 1, topMargin, 2, height() - topMargin),
                     theme().color(Token::Accent));
  }
}

void Timeline::paintCursor(QPainter& painter) const {
  const double x = positionOf(clock_->seconds());
  const QColor color = theme().color(Token::Text1);
  painter.fillRect(QRectF(x - 0.75, topMargin, 1.5, height() - topMargin), color);
  QPainterPath head;
  head.moveTo(x - 6, topMargin);
  head.lineTo(x + 6, topMargin);
  head.lineTo(x + 6, topMargin + 9);
  head.lineTo(x, topMargin + 15);
  head.lineTo(x - 6, topMargin + 9);
  head.closeSubpath();
  painter.fillPath(head, color);
}

Timeline::Grip Timeline::gripAt(double x) const {
  if (!clock_->region()) return Grip::Cursor;
  if (std::abs(x - positionOf(clock_->region()->startSeconds)) < gripPixels) return Grip::Start;
  if (std::abs(x - positionOf(clock_->region()->endSeconds)) < gripPixels) return Grip::End;
  return Grip::Cursor;
}

void Timeline::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  pressSeconds_ = secondsAt(event->position().x());
  grip_ =
      event->modifiers().testFlag(Qt::ShiftModifier) ? Grip::Region : gripAt(event->position().x());
  if (grip_ == Grip::Cursor) clock_->setSeconds(pressSeconds_);
}

void Timeline::mouseMoveEvent(QMouseEvent* event) {
  const double x = event->position().x();
  if (grip_ == Grip::None) {
    const Grip under = gripAt(x);
    setCursor(under == Grip::Start || under == Grip::End ? Qt::SizeHorCursor : Qt::ArrowCursor);
    return;
  }
  drag(x);
}

void Timeline::drag(double x) {
  const double seconds = secondsAt(x);
  switch (grip_) {
    case Grip::None:
      break;
    case Grip::Cursor:
      clock_->setSeconds(seconds);
      break;
    case Grip::Region:
      clock_->setRegion(PlaybackClock::Loop{pressSeconds_, seconds});
      break;
    case Grip::Start:
    case Grip::End: {
      if (!clock_->region()) break;
      PlaybackClock::Loop region = *clock_->region();
      const double least = clock_->frameTimeSeconds();
      if (grip_ == Grip::Start) {
        region.startSeconds = std::min(seconds, region.endSeconds - least);
      } else {
        region.endSeconds = std::max(seconds, region.startSeconds + least);
      }
      clock_->setRegion(region);
      break;
    }
  }
}

void Timeline::mouseReleaseEvent(QMouseEvent* event) {
  // A Shift-click without a drag takes the region away.
  const bool moved =
      std::abs(secondsAt(event->position().x()) - pressSeconds_) >= clock_->frameTimeSeconds();
  if (grip_ == Grip::Region && !moved) clock_->setRegion(std::nullopt);
  grip_ = Grip::None;
}

}  // namespace emoforge
