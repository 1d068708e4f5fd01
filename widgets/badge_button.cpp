// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/badge_button.h"

#include <QPainter>

#include "widgets/icon_engine.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

constexpr int kMostShown = 99;
constexpr double kBadgeHeight = 15;

}  // namespace

BadgeButton::BadgeButton(const QString& icon, const QString& name, QWidget* parent)
    : QToolButton(parent) {
  setAutoRaise(true);
  setIcon(themedIcon(icon));
  setIconSize({18, 18});
  setAccessibleName(name);
  setToolTip(name);
  setFocusPolicy(Qt::TabFocus);
}

void BadgeButton::setCount(int count) {
  count_ = count;
  update();
}

void BadgeButton::paintEvent(QPaintEvent* event) {
  QToolButton::paintEvent(event);
  if (count_ <= 0) return;
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  QFont font = theme().font(TextRole::Caption);
  font.setPointSizeF(font.pointSizeF() * 0.9);
  font.setWeight(QFont::DemiBold);
  painter.setFont(font);
  const QString text =
      count_ > kMostShown ? QStringLiteral("%1+").arg(kMostShown) : QString::number(count_);
  const double height = theme().scaled(qRound(kBadgeHeight));
  const double wide =
      std::max(height, painter.fontMetrics().horizontalAdvance(text) + height * 0.55);
  const QRectF badge(width() - wide, 0, wide, height);
  painter.setPen(Qt::NoPen);
  painter.setBrush(theme().color(Token::Primary));
  painter.drawRoundedRect(badge, height / 2, height / 2);
  painter.setPen(theme().color(Token::PrimaryText));
  painter.drawText(badge, Qt::AlignCenter, text);
}

}  // namespace emoforge
