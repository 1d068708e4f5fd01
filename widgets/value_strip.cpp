// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/value_strip.h"

#include <QPainter>

#include "widgets/theme.h"

namespace emoforge {
namespace {

constexpr int kSample = 16;
constexpr int kGap = 6;
constexpr int kBetween = 14;

int widthOf(const QString& text) {
  return QFontMetrics(theme().font(TextRole::Small)).horizontalAdvance(text);
}

}  // namespace

ValueStrip::ValueStrip(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setAccessibleName(tr("Values at the cursor"));
  connect(&theme(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ValueStrip::setParts(const QVector<Part>& parts) {
  parts_ = parts;
  values_ = QStringList(parts.size(), QString());
  updateGeometry();
  update();
}

void ValueStrip::setValues(const QStringList& values) {
  if (values == values_) return;
  values_ = values;
  QStringList told;
  for (qsizetype i = 0; i < parts_.size(); ++i) {
    told << QStringLiteral("%1 %2").arg(parts_[i].label, values_.value(i));
  }
  setAccessibleDescription(told.join(QStringLiteral(", ")));
  setToolTip(accessibleDescription());
  update();
}

int ValueStrip::labelWidth(const Part& part) const {
  return widthOf(part.label);
}

int ValueStrip::valueWidth(const Part& part) const {
  return widthOf(part.widest);
}

QSize ValueStrip::sizeHint() const {
  int width = 0;
  for (const Part& part : parts_) {
    width += kSample + labelWidth(part) + valueWidth(part) + 2 * kGap + kBetween;
  }
  return {width, theme().scaled(20)};
}

void ValueStrip::paintEvent(QPaintEvent* /*event*/) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setFont(theme().font(TextRole::Small));
  int x = 0;
  for (qsizetype i = 0; i < parts_.size(); ++i) {
    const Part& part = parts_[i];
    const int label = labelWidth(part);
    const int value = valueWidth(part);
    if (x + kSample + label + value + 2 * kGap > width()) break;
    painter.setPen(QPen(theme().color(part.token), 2, part.line, Qt::FlatCap));
    painter.drawLine(QPointF(x, height() / 2.0), QPointF(x + kSample, height() / 2.0));
    x += kSample + kGap;
    painter.setPen(theme().color(Token::Text2));
    painter.drawText(QRect(x, 0, label, height()), Qt::AlignVCenter | Qt::AlignLeft, part.label);
    x += label + kGap;
    painter.setPen(theme().color(Token::Text1));
    painter.drawText(QRect(x, 0, value, height()), Qt::AlignVCenter | Qt::AlignRight,
                     values_.value(i));
    x += value + kBetween;
  }
}

}  // namespace emoforge
