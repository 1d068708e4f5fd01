// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/style_paint.h"

#include <QApplication>
#include <QPainterPath>
#include <QToolBar>
#include <QWidget>

#include "widgets/icon_engine.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

bool isPrimary(const QWidget* widget) {
  return widget && widget->property("kind").toString() == QLatin1String("primary");
}

bool enabled(const QStyleOption* option) {
  return option->state & QStyle::State_Enabled;
}
bool hovered(const QStyleOption* option) {
  return option->state & QStyle::State_MouseOver;
}
bool pressed(const QStyleOption* option) {
  return option->state & QStyle::State_Sunken;
}
bool checked(const QStyleOption* option) {
  return option->state & QStyle::State_On;
}
bool focused(const QStyleOption* option) {
  return option->state & QStyle::State_HasFocus;
}

QColor textColor(const QStyleOption* option, Token token = Token::Text1) {
  return theme().color(enabled(option) ? token : Token::Disabled);
}

Token controlFill(const QStyleOption* option) {
  if (pressed(option) || checked(option)) return Token::ControlPressed;
  return hovered(option) ? Token::ControlHover : Token::Control;
}

Token primaryFill(const QStyleOption* option) {
  if (pressed(option)) return Token::PrimaryPressed;
  return hovered(option) ? Token::PrimaryHover : Token::Primary;
}

void paintPageButton(QPainter* painter, const QStyleOptionToolButton* option) {
  const bool on = checked(option);
  const QRect rect = option->rect;
  const QColor color = textColor(option, on || hovered(option) ? Token::Text1 : Token::Text2);
  option->icon.paint(painter, QRect(rect.left() + 12, rect.center().y() - 8, 18, 18),
                     Qt::AlignCenter, enabled(option) ? QIcon::Normal : QIcon::Disabled,
                     on ? QIcon::On : QIcon::Off);
  painter->setPen(color);
  painter->setFont(theme().font(on ? TextRole::BodyStrong : TextRole::Body));
  painter->drawText(rect.adjusted(38, 0, -4, 0), Qt::AlignVCenter | Qt::AlignLeft, option->text);
  if (on) {
    painter->fillRect(QRect(rect.left() + 2, rect.bottom() - 1, rect.width() - 4, 2),
                      theme().color(Token::Accent));
  }
}

QPainterPath segmentPath(const QRectF& rect, const QString& place) {
  QPainterPath path;
  const bool left = place == QLatin1String("first") || place == QLatin1String("only");
  const bool right = place == QLatin1String("last") || place == QLatin1String("only");
  path.setFillRule(Qt::WindingFill);
  path.addRoundedRect(rect, kRadius - 1, kRadius - 1);
  if (!left) path.addRect(QRectF(rect.left(), rect.top(), kRadius, rect.height()));
  if (!right) path.addRect(QRectF(rect.right() - kRadius, rect.top(), kRadius, rect.height()));
  return path.simplified();
}

void paintSegment(QPainter* painter, const QStyleOptionToolButton* option, const QString& place) {
  const QRectF rect = option->rect;
  const bool on = checked(option);
  if (on || pressed(option)) {
    painter->fillPath(segmentPath(rect, place), theme().color(Token::Selected));
  } else if (hovered(option) && enabled(option)) {
    painter->fillPath(segmentPath(rect, place), theme().color(Token::ControlHover));
  }
  if (place != QLatin1String("last") && place != QLatin1String("only")) {
    painter->fillRect(QRectF(rect.right() - 1, rect.top(), 1, rect.height()),
                      theme().color(Token::InputBorder));
  }
  QRect textRect = option->rect;
  const bool iconOnly = option->toolButtonStyle == Qt::ToolButtonIconOnly && !option->icon.isNull();
  if (!option->icon.isNull()) {
    const int left = iconOnly ? textRect.center().x() - 7 : textRect.left() + 10;
    const QRect iconRect(left, textRect.center().y() - 7, 16, 16);
    option->icon.paint(painter, iconRect, Qt::AlignCenter,
                       enabled(option) ? QIcon::Normal : QIcon::Disabled,
                       on ? QIcon::On : QIcon::Off);
    textRect.setLeft(iconRect.right() + 2);
  }
  if (iconOnly) return;
  QFont font = option->font;
  font.setWeight(on ? QFont::DemiBold : QFont::Normal);
  painter->setFont(font);
  painter->setPen(textColor(option, on ? Token::Text1 : Token::Text2));
  painter->drawText(textRect, Qt::AlignCenter, option->text);
}

/// A tool button with a visible text that is not in a segment: looks like a button of a strip.
void paintTextToolButton(QPainter* painter, const QStyleOptionToolButton* option, Token token) {
  QRect rect = option->rect;
  if (!option->icon.isNull()) {
    const int top = rect.center().y() - option->iconSize.height() / 2 + 1;
    option->icon.paint(painter, QRect(QPoint(rect.left() + 8, top), option->iconSize),
                       Qt::AlignCenter, enabled(option) ? QIcon::Normal : QIcon::Disabled,
                       checked(option) ? QIcon::On : QIcon::Off);
    rect.setLeft(rect.left() + 8 + option->iconSize.width());
  }
  painter->setFont(option->font);
  painter->setPen(textColor(option, token));
  painter->drawText(rect, Qt::AlignCenter, option->text);
}

}  // namespace

void paintBox(QPainter* painter, const QRectF& rect, const QColor& fill, const QColor& border,
              double radius, double borderWidth) {
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  painter->setPen(border.isValid() ? QPen(border, borderWidth) : QPen(Qt::NoPen));
  painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
  const double inset = border.isValid() ? borderWidth / 2 : 0.0;
  painter->drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius - inset,
                           radius - inset);
  painter->restore();
}

void paintField(QPainter* painter, const QRectF& rect, const QStyleOption* option,
                const QWidget* widget) {
  const bool wrong = widget && widget->property("state").toString() == QLatin1String("error");
  if (focused(option)) {
    const Token ring = wrong ? Token::Error : Token::Focus;
    paintBox(painter, rect, theme().color(Token::Input), theme().color(ring), kRadius, 2.0);
    return;
  }
  Token border = wrong ? Token::Error : Token::InputBorder;
  if (!enabled(option)) border = Token::LineStrong;
  paintBox(painter, rect, theme().color(Token::Input), theme().color(border));
}

void paintButtonPanel(QPainter* painter, const QStyleOption* option, const QWidget* widget) {
  const QRectF rect = option->rect;
  if (!enabled(option)) {
    paintBox(painter, rect, {}, theme().color(Token::Line));
  } else if (isPrimary(widget)) {
    const QColor fill = theme().color(primaryFill(option));
    paintBox(painter, rect, fill, fill);
  } else {
    paintBox(painter, rect, theme().color(controlFill(option)), theme().color(Token::LineStrong));
  }
}

QFont buttonFont(const QWidget* widget) {
  QFont font = widget ? widget->font() : qApp->font();
  font.setWeight(isPrimary(widget) ? QFont::DemiBold : QFont::Medium);
  return font;
}

void paintButtonLabel(QPainter* painter, const QStyleOptionButton* option, const QWidget* widget) {
  const Token token = isPrimary(widget) ? Token::PrimaryText : Token::Text1;
  const QFont font = buttonFont(widget);
  const QFontMetrics metrics(font);
  const bool hasIcon = !option->icon.isNull();
  const int side = option->iconSize.width();
  const int gap = hasIcon && !option->text.isEmpty() ? 8 : 0;
  const int textWidth = metrics.size(Qt::TextShowMnemonic, option->text).width();
  const int total = (hasIcon ? side : 0) + gap + textWidth;
  QRect rect = option->rect;
  rect.setLeft(rect.left() + std::max(4, (rect.width() - total) / 2));
  if (hasIcon) {
    const QRect iconRect(rect.left(), rect.center().y() - side / 2 + 1, side, side);
    paintIcon(painter, iconRect, option->icon.name(), textColor(option, token), side);
    rect.setLeft(iconRect.right() + 1 + gap);
  }
  painter->setFont(font);
  painter->setPen(textColor(option, token));
  painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextHideMnemonic, option->text);
}

void paintCheckBox(QPainter* painter, const QStyleOption* option) {
  const QRectF rect = option->rect;
  const bool partly = option->state & QStyle::State_NoChange;
  if (!checked(option) && !partly) {
    const Token border = enabled(option) ? Token::InputBorder : Token::LineStrong;
    paintBox(painter, rect, theme().color(hovered(option) ? Token::ControlHover : Token::Input),
             theme().color(border), 3.0);
    return;
  }
  const QColor fill = theme().color(enabled(option) ? primaryFill(option) : Token::LineStrong);
  paintBox(painter, rect, fill, fill, 3.0);
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  painter->setPen(QPen(theme().color(enabled(option) ? Token::PrimaryText : Token::Disabled), 1.8,
                       Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  const QPointF corner = rect.topLeft();
  if (partly) {
    painter->drawLine(corner + QPointF(4, 7.5), corner + QPointF(11, 7.5));
  } else {
    painter->drawPolyline(QPolygonF{corner + QPointF(3.6, 7.8), corner + QPointF(6.4, 10.6),
                                    corner + QPointF(11.4, 4.8)});
  }
  painter->restore();
}

void paintRadioButton(QPainter* painter, const QStyleOption* option) {
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  const QRectF rect = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
  const Token mark = enabled(option) ? Token::Accent : Token::LineStrong;
  const Token border = enabled(option) ? Token::InputBorder : Token::LineStrong;
  painter->setPen(QPen(theme().color(checked(option) ? mark : border), 1));
  painter->setBrush(theme().color(checked(option) ? mark : Token::Input));
  painter->drawEllipse(rect);
  if (checked(option)) {
    painter->setPen(Qt::NoPen);
    painter->setBrush(theme().color(Token::Input));
    painter->drawEllipse(rect.center(), 2.5, 2.5);
  }
  painter->restore();
}

void paintToolButton(QPainter* painter, const QStyleOptionToolButton* option,
                     const QWidget* widget) {
  painter->save();
  const QString segment = widget ? widget->property("segment").toString() : QString();
  const auto* bar = widget ? qobject_cast<const QToolBar*>(widget->parentWidget()) : nullptr;
  const bool primary = isPrimary(widget) && enabled(option);
  if (!segment.isEmpty()) {
    paintSegment(painter, option, segment);
  } else if (bar && bar->property("kind").toString() == QLatin1String("pages") &&
             option->toolButtonStyle != Qt::ToolButtonIconOnly) {
    paintPageButton(painter, option);
  } else {
    const bool raised = option->state & QStyle::State_AutoRaise;
    if (primary) {
      paintBox(painter, option->rect, theme().color(primaryFill(option)), {});
    } else if (!raised) {
      paintButtonPanel(painter, option, widget);
    } else if (enabled(option) && (checked(option) || pressed(option) || hovered(option))) {
      const bool on = checked(option) || pressed(option);
      paintBox(painter, option->rect, theme().color(on ? Token::Selected : Token::ControlHover),
               {});
    }
    if (option->text.isEmpty() || option->toolButtonStyle == Qt::ToolButtonIconOnly) {
      if (primary) {
        paintIcon(painter, option->rect, option->icon.name(), theme().color(Token::PrimaryText),
                  option->iconSize.width());
      } else {
        QRect iconRect(QPoint(0, 0), option->iconSize);
        iconRect.moveCenter(option->rect.center());
        option->icon.paint(painter, iconRect, Qt::AlignCenter,
                           enabled(option) ? QIcon::Normal : QIcon::Disabled,
                           checked(option) ? QIcon::On : QIcon::Off);
      }
    } else {
      const bool link = widget && widget->property("kind").toString() == QLatin1String("link");
      paintTextToolButton(painter, option, link ? Token::Accent : Token::Text1);
    }
  }
  painter->restore();
}

void paintComboBox(QPainter* painter, const QStyleOptionComboBox* option, const QWidget* widget) {
  paintField(painter, option->rect, option, widget);
  const QRect rect = option->rect;
  paintIcon(painter, QRectF(rect.right() - 24, rect.top(), 20, rect.height()), "chevron-down",
            textColor(option, Token::Text2), 14);
}

void paintComboLabel(QPainter* painter, const QStyleOptionComboBox* option) {
  if (option->editable) return;
  QRect rect = option->rect.adjusted(10, 0, -26, 0);
  if (!option->currentIcon.isNull()) {
    QRect iconRect(QPoint(rect.left(), 0), option->iconSize);
    iconRect.moveTop(rect.top() + (rect.height() - iconRect.height()) / 2);
    option->currentIcon.paint(painter, iconRect, Qt::AlignCenter,
                              enabled(option) ? QIcon::Normal : QIcon::Disabled);
    rect.setLeft(iconRect.right() + 9);
  }
  painter->setPen(textColor(option));
  const QString text =
      option->fontMetrics.elidedText(option->currentText, Qt::ElideMiddle, rect.width());
  painter->drawText(rect, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, text);
}

void paintSpinBox(QPainter* painter, const QStyleOptionSpinBox* option, const QRectF& upArrow,
                  const QRectF& downArrow, const QWidget* widget) {
  paintField(painter, option->rect, option, widget);
  if (option->buttonSymbols == QAbstractSpinBox::NoButtons) return;
  const double inset = focused(option) ? 2.0 : 1.0;
  const QRectF strip(upArrow.left(), option->rect.top() + inset, upArrow.width() - inset,
                     option->rect.height() - 2 * inset);
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  QPainterPath path;
  path.setFillRule(Qt::WindingFill);
  path.addRoundedRect(strip, kRadius - inset, kRadius - inset);
  path.addRect(QRectF(strip.left(), strip.top(), kRadius, strip.height()));
  painter->fillPath(path.simplified(), theme().color(Token::Control));
  const auto half = [&](QStyle::SubControl part, const QRectF& rect) {
    if ((option->activeSubControls & part) && enabled(option)) {
      painter->fillRect(
          rect.adjusted(0, inset, -inset, 0),
          theme().color(pressed(option) ? Token::ControlPressed : Token::ControlHover));
    }
  };
  half(QStyle::SC_SpinBoxUp, upArrow);
  half(QStyle::SC_SpinBoxDown, downArrow.adjusted(0, -inset, 0, -inset));
  painter->fillRect(QRectF(strip.left(), strip.top(), 1, strip.height()),
                    theme().color(Token::LineStrong));
  painter->setPen(
      QPen(textColor(option, Token::Text2), 1.1, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  const auto chevron = [&](QPointF middle, double sign) {
    painter->drawPolyline(QPolygonF{middle + QPointF(-2.4, 1.2 * sign),
                                    middle + QPointF(0, -1.2 * sign),
                                    middle + QPointF(2.4, 1.2 * sign)});
  };
  const double x = strip.center().x() + 0.5;
  const double y = QRectF(option->rect).center().y();
  chevron(QPointF(x, y - 3.6), 1.0);
  chevron(QPointF(x, y + 3.6), -1.0);
  painter->restore();
}

void paintSlider(QPainter* painter, const QStyleOptionSlider* option, const QRectF& handle) {
  const bool across = option->orientation == Qt::Horizontal;
  const QRectF rect = option->rect;
  const QPointF middle = handle.center();
  const Token fill = enabled(option) ? Token::Accent : Token::LineStrong;
  QRectF groove = across ? QRectF(rect.left(), rect.center().y() - 2, rect.width(), 4)
                         : QRectF(rect.center().x() - 2, rect.top(), 4, rect.height());
  paintBox(painter, groove, theme().color(Token::Track), {}, 2.0);
  if (across) {
    groove.setRight(middle.x());
  } else {
    groove.setTop(middle.y());
  }
  paintBox(painter, groove, theme().color(fill), {}, 2.0);
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  painter->setPen(Qt::NoPen);
  painter->setBrush(option->palette.color(QPalette::Window));
  painter->drawEllipse(middle, 7.5, 7.5);
  painter->setBrush(theme().color(enabled(option) ? Token::SliderHandle : Token::Disabled));
  const double radius = hovered(option) || pressed(option) ? 6.0 : 5.5;
  painter->drawEllipse(middle, radius, radius);
  painter->restore();
}

void paintScrollBar(QPainter* painter, const QStyleOptionSlider* option, const QRectF& handle) {
  if (option->maximum <= option->minimum) return;
  const bool active = hovered(option) || pressed(option);
  const bool across = option->orientation == Qt::Horizontal;
  const QRectF bar = across ? handle.adjusted(2, 2, -2, -2) : handle.adjusted(2, 2, -2, -2);
  paintBox(painter, bar, theme().color(active ? Token::InputBorder : Token::LineStrong), {}, 3.0);
}

void paintHeaderLabel(QPainter* painter, const QStyleOptionHeader* option) {
  painter->save();
  const QFont font = theme().font(TextRole::Small);
  painter->setFont(font);
  painter->setPen(textColor(option, Token::Text2));
  QRect rect = option->rect;
  const bool sorted = option->sortIndicator != QStyleOptionHeader::None;
  const int arrow = sorted ? 14 : 0;
  const QFontMetrics metrics(font);
  const QString text = metrics.elidedText(option->text, Qt::ElideRight, rect.width() - arrow);
  const int width = metrics.horizontalAdvance(text);
  int left = rect.left();
  if (option->textAlignment & Qt::AlignRight) left = rect.right() + 1 - width - arrow;
  painter->drawText(QRect(left, rect.top(), width + 2, rect.height()), Qt::AlignVCenter, text);
  if (sorted) {
    // Qt names the ascending order "down".
    const bool up = option->sortIndicator == QStyleOptionHeader::SortDown;
    paintIcon(painter, QRectF(left + width + 2, rect.top(), 12, rect.height()),
              up ? "chevron-up" : "chevron-down", theme().color(Token::Text3), 12);
  }
  painter->restore();
}

void paintProgressBar(QPainter* painter, const QRectF& rect, double fraction, bool enabled) {
  const double radius = rect.height() / 2;
  paintBox(painter, rect, theme().color(Token::Track), {}, radius);
  if (fraction <= 0.0) return;
  QRectF filled = rect;
  filled.setWidth(std::max(rect.height(), rect.width() * std::min(fraction, 1.0)));
  paintBox(painter, filled, theme().color(enabled ? Token::Accent : Token::Disabled), {}, radius);
}

}  // namespace emoforge
