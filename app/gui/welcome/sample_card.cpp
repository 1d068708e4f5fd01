// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/welcome/sample_card.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>

#include "widgets/icon_engine.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

constexpr double pictureShare = 175.0 / 314.0;  // height of the picture by its width
constexpr int padding = 14;
constexpr double radius = 6.0;

}  // namespace

SampleCard::SampleCard(const QString& icon, const QString& name, const QString& holds,
                       const QString& methods, QWidget* parent)
    : QAbstractButton(parent), icon_(icon), holds_(holds), methods_(methods) {
  setText(name);
  setAccessibleName(tr("Open the sample: %1").arg(name));
  setHolds(holds);
  setToolTip(tr("Makes the demo project and opens it."));
  setFocusPolicy(Qt::StrongFocus);
  setCursor(Qt::PointingHandCursor);
  setAttribute(Qt::WA_Hover);
  QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
  connect(&theme(), &Theme::changed, this, [this] {
    stale_ = true;
    update();
  });
}

void SampleCard::setPicture(Picture picture) {
  picture_ = std::move(picture);
  stale_ = true;
  update();
}

void SampleCard::setHolds(const QString& text) {
  holds_ = text;
  setAccessibleDescription(QStringLiteral("%1. %2").arg(holds_, methods_));
  update();
}

int SampleCard::textHeight() const {
  return theme().scaled(77);
}

int SampleCard::heightForWidth(int width) const {
  return static_cast<int>(width * pictureShare) + textHeight();
}

QSize SampleCard::sizeHint() const {
  return {314, heightForWidth(314)};
}

void SampleCard::keyPressEvent(QKeyEvent* event) {
  if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter)
    return QAbstractButton::keyPressEvent(event);
  click();
}

void SampleCard::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const bool lively = underMouse() || isDown();
  QPainterPath frame;
  frame.addRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
  painter.fillPath(frame, theme().color(Token::Panel));
  const QSize size(width(), height() - textHeight());
  if (picture_ && (stale_ || drawn_.deviceIndependentSize().toSize() != size)) {
    drawn_ = QPixmap::fromImage(picture_(size, devicePixelRatioF()));
    stale_ = false;
  }
  painter.save();
  painter.setClipPath(frame);
  if (picture_) {
    painter.drawPixmap(0, 0, drawn_);
  } else {
    painter.fillRect(QRect(QPoint(), size), theme().color(Token::View));
    paintIcon(&painter, QRectF(QPointF(), QSizeF(size)), icon_, theme().color(Token::Text3), 24);
  }
  painter.restore();
  paintText(painter);
  painter.setPen(QPen(theme().color(lively ? Token::Accent : Token::Line), 1.0));
  painter.setBrush(Qt::NoBrush);
  painter.drawPath(frame);
  if (!hasFocus()) return;
  painter.setPen(QPen(theme().color(Token::Focus), 2.0));
  painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), radius, radius);
}

void SampleCard::paintText(QPainter& painter) const {
  const int top = height() - textHeight();
  const int line = textHeight() / 4;
  paintIcon(&painter, QRectF(padding, top + 10, 16, line), icon_, theme().color(Token::Text2), 16);
  const int width = this->width() - 2 * padding;
  const auto write = [&](int x, int y, const QString& text, QFont font, Token token) {
    painter.setFont(font);
    painter.setPen(theme().color(token));
    painter.drawText(QRect(x, y, width - (x - padding), line), Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(text, Qt::ElideRight, width - (x - padding)));
  };
  write(padding + 24, top + 10, text(), theme().font(TextRole::BodyStrong), Token::Text1);
  write(padding, top + 12 + line, holds_, theme().font(TextRole::Small), Token::Text2);
  write(padding, top + 11 + 2 * line, methods_, theme().font(TextRole::Small), Token::Text3);
}

}  // namespace emoforge
