// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/symbol_label.h"

#include <QPainter>
#include <cmath>

#include "widgets/theme.h"

namespace emoforge {

SymbolLabel::SymbolLabel(const std::string& symbol, QWidget* parent) : QWidget(parent) {
  const QString text = QString::fromStdString(symbol);
  base_ = text.section('_', 0, 0);
  subscript_ = text.section('_', 1);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
}

QFont SymbolLabel::baseFont() const {
  QFont font = theme().font(TextRole::Body);
  font.setItalic(true);
  return font;
}

QFont SymbolLabel::subscriptFont() const {
  QFont font = baseFont();
  font.setPointSizeF(font.pointSizeF() * 0.8);
  return font;
}

QSize SymbolLabel::sizeHint() const {
  const QFontMetricsF base(baseFont());
  const QFontMetricsF sub(subscriptFont());
  const double width = base.horizontalAdvance(base_) + sub.horizontalAdvance(subscript_) + 2;
  return {static_cast<int>(std::ceil(width)), static_cast<int>(std::ceil(base.height())) + 4};
}

void SymbolLabel::paintEvent(QPaintEvent* /*event*/) {
  QPainter painter(this);
  const QFontMetricsF base(baseFont());
  painter.setPen(theme().color(isEnabled() ? Token::Text2 : Token::Disabled));
  painter.setFont(baseFont());
  const double line = std::round((height() + base.ascent() - base.descent()) / 2);
  painter.drawText(QPointF(0, line), base_);
  painter.setFont(subscriptFont());
  painter.drawText(QPointF(base.horizontalAdvance(base_) + 0.5, line + 4), subscript_);
}

}  // namespace emoforge
