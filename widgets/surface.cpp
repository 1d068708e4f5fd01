// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/surface.h"

#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

#include "widgets/icon_engine.h"
#include "widgets/theme.h"

namespace emoforge {

void setSurface(QWidget* widget, const char* surface) {
  widget->setAttribute(Qt::WA_StyledBackground);
  setStyleProperty(widget, "surface", QString::fromLatin1(surface));
}

QLabel* makeLabel(const QString& text, const char* role, QWidget* parent) {
  auto* label = new QLabel(text, parent);
  if (*role) label->setProperty("role", QString::fromLatin1(role));
  return label;
}

QToolButton* makeIconButton(const QString& icon, const QString& name, QWidget* parent, bool small) {
  auto* button = new QToolButton(parent);
  button->setAutoRaise(true);
  button->setIcon(themedIcon(icon));
  button->setIconSize(small ? QSize(14, 14) : QSize(16, 16));
  button->setProperty("small", small);
  button->setToolTip(name);
  button->setAccessibleName(name);
  button->setFocusPolicy(Qt::TabFocus);
  return button;
}

QPushButton* makeButton(const QString& text, const QString& icon, bool primary, QWidget* parent) {
  auto* button = new QPushButton(text, parent);
  if (!icon.isEmpty()) button->setIcon(themedIcon(icon, Token::Text1));
  if (primary) button->setProperty("kind", "primary");
  button->setAccessibleName(text);
  return button;
}

QFrame* makeLine(QWidget* parent) {
  auto* line = new QFrame(parent);
  line->setFixedHeight(1);
  setSurface(line, "line");
  return line;
}

QString lineSpaced(const QString& text) {
  if (text.isEmpty()) return {};
  return QStringLiteral("<div style=\"line-height:112%\">%1</div>").arg(text.toHtmlEscaped());
}

void setElidedText(QLabel* label, const QString& text, int width) {
  const QString shown = label->fontMetrics().elidedText(text, Qt::ElideMiddle, width);
  label->setText(shown);
  label->setToolTip(shown == text ? QString() : text);
}

}  // namespace emoforge
