// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/value_box.h"

#include <QPainter>
#include <algorithm>

#include "widgets/class_mark.h"
#include "widgets/style_paint.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

constexpr int kPadding = 9;
constexpr int kLine = 16;
constexpr int kNameLeft = 24;
constexpr int kValueWidth = 52;

}  // namespace

ValueBox::ValueBox(QWidget* parent) : QWidget(parent) {
  setAttribute(Qt::WA_TransparentForMouseEvents);
  setAccessibleName(tr("Values at the cursor"));
  hide();
}

int ValueBox::widthOf(int valueColumns) const {
  return kNameLeft + nameWidth_ + 12 + valueColumns * kValueWidth + kPadding;
}

void ValueBox::setContent(const QString& head, const QVector<Row>& rows, bool smoothShown,
                          QSize room) {
  head_ = head;
  rows_ = rows;
  smoothShown_ = smoothShown;
  const QFontMetrics metrics(theme().font(TextRole::Caption));
  nameWidth_ = metrics.horizontalAdvance(head_) - 14;
  QStringList spoken{head_};
  for (const auto& row : rows_) {
    nameWidth_ = std::max(nameWidth_, metrics.horizontalAdvance(row.label));
    spoken.append(QStringLiteral("%1 %2").arg(row.label, smoothShown ? row.smooth : row.raw));
  }
  const int count = std::max(1, static_cast<int>(rows_.size()));
  const int fitting = std::max(1, (room.height() - 2 * kPadding + 4) / kLine - 1);
  const int columns = (count + fitting - 1) / fitting;
  rowsInColumn_ = (count + columns - 1) / columns;
  rawShown_ = !smoothShown_ || columns * widthOf(2) <= room.width();
  columnWidth_ = widthOf(rawShown_ && smoothShown_ ? 2 : 1);
  resize(columns * columnWidth_, 2 * kPadding - 4 + kLine * (1 + rowsInColumn_));
  setAccessibleDescription(spoken.join(", "));
  setVisible(!rows_.isEmpty());
  update();
}

void ValueBox::paintEvent(QPaintEvent* /*event*/) {
  QPainter painter(this);
  paintBox(&painter, rect(), theme().color(Token::Head), theme().color(Token::LineStrong));
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setFont(theme().font(TextRole::Caption));
  painter.setPen(theme().color(Token::Text2));
  painter.drawText(QRectF(kPadding, kPadding - 2, width(), kLine), Qt::AlignVCenter, head_);
  for (int first = 0; first < rows_.size(); first += rowsInColumn_) {
    paintColumn(&painter, first);
    painter.translate(columnWidth_, 0);
  }
}

void ValueBox::paintColumn(QPainter* painter, int first) const {
  const QFont plain = theme().font(TextRole::Caption);
  QFont strong = plain;
  strong.setWeight(QFont::DemiBold);
  painter->setFont(plain);
  const auto value = [&](int column, int line, const QString& text) {
    const double end = columnWidth_ - kPadding - column * kValueWidth;
    painter->drawText(QRectF(end - kValueWidth, kPadding - 2 + line * kLine, kValueWidth, kLine),
                      Qt::AlignVCenter | Qt::AlignRight, text);
  };
  painter->setPen(theme().color(Token::Text3));
  if (rawShown_) value(smoothShown_ ? 1 : 0, 0, tr("raw"));
  if (smoothShown_) value(0, 0, tr("smooth"));
  const int last = std::min(first + rowsInColumn_, static_cast<int>(rows_.size()));
  for (int i = first; i < last; ++i) {
    const Row& row = rows_[i];
    const int line = i - first + 1;
    const double y = kPadding - 2 + (line + 0.5) * kLine;
    if (row.shape) {
      paintMark(painter, QPointF(kPadding + 5, y), *row.shape, row.color, false, 8);
    } else {
      painter->setPen(QPen(row.color, 2, row.dashed ? Qt::DashLine : Qt::SolidLine));
      painter->drawLine(QPointF(kPadding, y), QPointF(kPadding + 11, y));
    }
    painter->setPen(theme().color(Token::Text1));
    painter->setFont(plain);
    painter->drawText(QRectF(kNameLeft, y - kLine / 2.0, columnWidth_, kLine), Qt::AlignVCenter,
                      row.label);
    painter->setPen(theme().color(Token::Text2));
    if (rawShown_) value(smoothShown_ ? 1 : 0, line, row.raw);
    if (!smoothShown_) continue;
    painter->setPen(theme().color(Token::Text1));
    painter->setFont(strong);
    value(0, line, row.smooth);
  }
}

}  // namespace emoforge
