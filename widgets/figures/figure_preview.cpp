// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/figure_preview.h"

#include <QPainter>
#include <QScreen>
#include <algorithm>
#include <cmath>

#include "core/experiment/figure_layout.h"
#include "widgets/figures/print_style.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

constexpr int kRuler = 26;
constexpr int kMargin = 10;
constexpr int kTick = 4;
constexpr double kLeastPlausibleDotsPerInch = 60.0;
constexpr double kMostPlausibleDotsPerInch = 400.0;

/// Screens that do not know their size tell impossible numbers.
double screenDotsPerInch(const QScreen& screen) {
  const double told = screen.physicalDotsPerInch();
  const bool plausible = told > kLeastPlausibleDotsPerInch && told < kMostPlausibleDotsPerInch;
  return plausible ? told : screen.logicalDotsPerInch();
}

/// Millimetres between numbers, so that they stand apart.
int labelStep(double pixelsPerMillimetre) {
  for (const int step : {10, 20, 50, 100, 200}) {
    if (step * pixelsPerMillimetre >= 32.0) return step;
  }
  return 500;
}

}  // namespace

FigurePreview::FigurePreview(QWidget* parent) : QWidget(parent) {
  setAccessibleName(tr("Preview of the figure"));
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
  setMinimumSize(theme().scaled(360), theme().scaled(200));
  connect(&theme(), &Theme::changed, this, [this] { update(); });
}

QSize FigurePreview::sizeHint() const {
  return {theme().scaled(520), theme().scaled(270)};
}

void FigurePreview::setFigureSize(double widthMillimetres, double heightMillimetres) {
  width_ = widthMillimetres;
  height_ = heightMillimetres;
  update();
}

void FigurePreview::setPicture(const QImage& picture) {
  picture_ = picture;
  update();
}

double FigurePreview::scale() const {
  return pixelsPerMillimetre() * millimetresPerInch / screenDotsPerInch(*screen());
}

double FigurePreview::dotsPerInch() const {
  return pixelsPerMillimetre() * millimetresPerInch * devicePixelRatioF();
}

double FigurePreview::pixelsPerMillimetre() const {
  const double real = screenDotsPerInch(*screen()) / millimetresPerInch;
  const double wide = (width() - kRuler - 2.0 * kMargin) / width_;
  const double high = (height() - kRuler - 2.0 * kMargin) / height_;
  return std::max(0.1, std::min({real, wide, high}));
}

QRectF FigurePreview::paper() const {
  const double scale = pixelsPerMillimetre();
  const QSizeF size(width_ * scale, height_ * scale);
  const double x = kRuler + 0.5 * (width() - kRuler - size.width());
  const double y = kRuler + 0.5 * (height() - kRuler - size.height());
  return {QPointF(std::round(x), std::round(y)), size};
}

void FigurePreview::paintRuler(QPainter& painter, Qt::Orientation direction) const {
  const bool across = direction == Qt::Horizontal;
  const QRectF page = paper();
  const double scale = pixelsPerMillimetre();
  const int step = labelStep(scale);
  const double length = across ? width_ : height_;
  for (int at = 0; at <= length + 1e-6; at += step / 2) {
    const bool labelled = at % step == 0;
    const double place = (across ? page.left() : page.top()) + at * scale;
    const double tick = labelled ? kTick : 0.5 * kTick;
    const QPointF foot = across ? QPointF(place, page.top() - 3) : QPointF(page.left() - 3, place);
    painter.drawLine(foot, foot - (across ? QPointF(0, tick) : QPointF(tick, 0)));
    if (!labelled) continue;
    const QRectF box = across ? QRectF(place - 20, page.top() - kRuler, 40, kRuler - 3 - kTick)
                              : QRectF(page.left() - 3 - kTick - 44, place - 8, 41, 16);
    painter.drawText(
        box, across ? Qt::AlignHCenter | Qt::AlignBottom : Qt::AlignRight | Qt::AlignVCenter,
        QString::number(at));
  }
}

void FigurePreview::paintEvent(QPaintEvent* /*event*/) {
  QPainter painter(this);
  painter.fillRect(rect(), theme().color(Token::App));
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  const QRectF page = paper();
  painter.fillRect(page, printStyle().paper);
  if (!picture_.isNull()) painter.drawImage(page, picture_);
  painter.setPen(theme().color(Token::Text3));
  painter.setFont(theme().font(TextRole::Caption));
  paintRuler(painter, Qt::Horizontal);
  paintRuler(painter, Qt::Vertical);
}

void FigurePreview::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  emit dotsPerInchChanged();
}

}  // namespace emoforge
