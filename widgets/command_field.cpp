// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/command_field.h"

#include <QPainter>

#include "widgets/icon_engine.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

constexpr int kWidth = 264;
constexpr int kHeight = 28;
constexpr int kRadius = 4;

}  // namespace

CommandField::CommandField(const QString& text, const QKeySequence& shortcut, QWidget* parent)
    : QAbstractButton(parent), keys_(shortcut.toString(QKeySequence::NativeText)) {
  setText(text);
  setAccessibleName(text);
  setToolTip(QStringLiteral("%1 (%2)").arg(text, keys_));
  setFocusPolicy(Qt::TabFocus);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  connect(&theme(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void CommandField::setCompact(bool compact) {
  if (compact_ == compact) return;
  compact_ = compact;
  updateGeometry();
  update();
}

QSize CommandField::sizeHint() const {
  const int height = theme().scaled(kHeight);
  return {compact_ ? height : theme().scaled(kWidth), height};
}

void CommandField::paintEvent(QPaintEvent* /*event*/) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
  const bool over = underMouse() && isEnabled();
  if (!compact_ || over) {
    painter.setPen(compact_ ? QPen(Qt::NoPen) : QPen(theme().color(Token::InputBorder)));
    painter.setBrush(theme().color(over ? Token::Control : Token::Input));
    painter.drawRoundedRect(frame, kRadius, kRadius);
  }
  const QColor text = theme().color(isEnabled() ? Token::Text2 : Token::Disabled);
  if (compact_) return paintIcon(&painter, frame, QStringLiteral("search"), text);
  paintIcon(&painter, QRectF(8, 0, 16, height()), QStringLiteral("search"), text);
  painter.setFont(theme().font(TextRole::Body));
  painter.setPen(text);
  painter.drawText(QRectF(31, 0, width() - 31, height()), Qt::AlignVCenter, this->text());
  painter.setFont(theme().font(TextRole::Caption));
  const double keys = painter.fontMetrics().horizontalAdvance(keys_) + 12;
  const QRectF chip(width() - keys - 6, 5, keys, height() - 10);
  painter.setPen(QPen(theme().color(Token::LineStrong)));
  painter.setBrush(theme().color(Token::Control));
  painter.drawRoundedRect(chip.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
  painter.setPen(text);
  painter.drawText(chip, Qt::AlignCenter, keys_);
}

}  // namespace emoforge
