// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/player/view_plates.h"

#include <QBoxLayout>
#include <QLinearGradient>
#include <QLocale>
#include <QPainter>

#include "app/gui/view_colors.h"
#include "widgets/surface.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

constexpr int padding = 10;
constexpr int rampWidth = 84;

QColor toQt(const Colour& colour) {
  return QColor::fromRgbF(colour.red, colour.green, colour.blue);
}

int textWidth(const QString& text) {
  return QFontMetrics(theme().font(TextRole::Small)).horizontalAdvance(text);
}

}  // namespace

ScalePlate::ScalePlate(QWidget* parent) : QWidget(parent) {
  setSurface(this, "plate");
  setAccessibleName(tr("Scale"));
}

void ScalePlate::setPixelsPerMetre(float pixels) {
  pixelsPerMetre_ = pixels;
  for (const double metres : {0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0}) {
    metres_ = metres;
    if (metres * pixels >= 44.0) break;
  }
  setAccessibleDescription(text());
  adjustSize();
  update();
}

QString ScalePlate::text() const {
  return tr("%1 m").arg(QLocale().toString(metres_, 'g', 3));
}

QSize ScalePlate::sizeHint() const {
  const int bar = static_cast<int>(metres_ * pixelsPerMetre_);
  return {bar + textWidth(text()) + 3 * padding, theme().scaled(24)};
}

void ScalePlate::paintEvent(QPaintEvent* /*event*/) {
  QPainter painter(this);
  painter.fillRect(rect(), theme().color(Token::Panel));
  painter.setPen(theme().color(Token::Text2));
  painter.setFont(theme().font(TextRole::Small));
  const int bar = static_cast<int>(metres_ * pixelsPerMetre_);
  const int y = height() / 2 + 3;
  painter.drawLine(padding, y, padding + bar, y);
  painter.drawLine(padding, y - 6, padding, y);
  painter.drawLine(padding + bar, y - 6, padding + bar, y);
  painter.drawText(rect().adjusted(2 * padding + bar, 0, 0, 0), Qt::AlignVCenter, text());
}

SpeedPlate::SpeedPlate(QWidget* parent) : QWidget(parent) {
  setSurface(this, "plate");
  setAccessibleName(tr("Speed along the trails"));
}

void SpeedPlate::setRange(const std::array<float, 2>& metresPerSecond) {
  range_ = metresPerSecond;
  setAccessibleDescription(text());
  adjustSize();
  update();
}

QString SpeedPlate::text() const {
  const QLocale locale;
  return tr("%1 – %2 m/s")
      .arg(locale.toString(range_[0], 'f', 1), locale.toString(range_[1], 'f', 1));
}

QSize SpeedPlate::sizeHint() const {
  return {textWidth(tr("trail speed")) + rampWidth + textWidth(text()) + 4 * padding,
          theme().scaled(24)};
}

void SpeedPlate::paintEvent(QPaintEvent* /*event*/) {
  QPainter painter(this);
  painter.fillRect(rect(), theme().color(Token::Panel));
  painter.setFont(theme().font(TextRole::Small));
  painter.setPen(theme().color(Token::Text2));
  painter.drawText(rect().adjusted(padding, 0, 0, 0), Qt::AlignVCenter, tr("trail speed"));
  const int left = 2 * padding + textWidth(tr("trail speed"));
  QLinearGradient ramp(left, 0, left + rampWidth, 0);
  const ViewColors colors = viewColors();
  for (std::size_t i = 0; i < colors.speed.size(); ++i) {
    ramp.setColorAt(0.5 * static_cast<double>(i), toQt(colors.speed[i]));
  }
  painter.fillRect(QRect(left, height() / 2 - 4, rampWidth, 9), ramp);
  painter.setPen(theme().color(Token::Text1));
  painter.drawText(rect().adjusted(left + rampWidth + padding, 0, 0, 0), Qt::AlignVCenter, text());
}

PlateBox::PlateBox(Qt::Orientation orientation, QWidget* parent) : QWidget(parent) {
  setSurface(this, "plate");
  auto* layout = new QBoxLayout(
      orientation == Qt::Horizontal ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom, this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
}

void PlateBox::add(QWidget* widget) {
  layout()->addWidget(widget);
}

}  // namespace emoforge
