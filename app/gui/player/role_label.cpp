// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/player/role_label.h"

#include <QPainter>

#include "widgets/class_mark.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {
constexpr int signWidth = 16;
}

RoleLabel::RoleLabel(ClipRole role, const QString& text, QWidget* parent)
    : QWidget(parent), role_(role) {
  setText(text);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
  connect(&theme(), &Theme::changed, this, QOverload<>::of(&QWidget::update));
}

void RoleLabel::setText(const QString& text) {
  if (text == text_) return;
  text_ = text;
  setAccessibleName(text);
  updateGeometry();
  update();
}

QSize RoleLabel::sizeHint() const {
  if (text_.isEmpty()) return {0, theme().scaled(20)};
  const QFontMetrics metrics(theme().font(TextRole::SmallStrong));
  return {signWidth + metrics.horizontalAdvance(text_) + 2, theme().scaled(20)};
}

void RoleLabel::paintEvent(QPaintEvent* /*event*/) {
  if (text_.isEmpty()) return;
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const bool synthetic = role_ == ClipRole::Synthetic;
  const bool nearest = role_ == ClipRole::Nearest;
  const QColor sign = theme().color(synthetic ? Token::Synthetic
                                    : nearest ? Token::Nearest
                                              : Token::Real);
  paintMark(&painter, QPointF(6, height() / 2.0), nearest ? MarkShape::Square : MarkShape::Circle,
            sign, synthetic, 9.0);
  painter.setPen(synthetic ? sign : theme().color(Token::Text1));
  painter.setFont(theme().font(TextRole::SmallStrong));
  painter.drawText(rect().adjusted(signWidth, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, text_);
}

}  // namespace emoforge
