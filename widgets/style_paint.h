// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>
#include <QStyleOption>

class QWidget;

// The shapes that Style is made of; each paints one part in the colours of the theme.
namespace emoforge {

inline constexpr double kRadius = 4.0;

/// A filled rounded box whose border lies inside `rect`; an invalid colour leaves that part out.
void paintBox(QPainter* painter, const QRectF& rect, const QColor& fill, const QColor& border,
              double radius = kRadius, double borderWidth = 1.0);

/// A field: input colour, border, 2 px ring when focused, red when wrong.
void paintField(QPainter* painter, const QRectF& rect, const QStyleOption* option,
                const QWidget* widget);

void paintButtonPanel(QPainter* painter, const QStyleOption* option, const QWidget* widget);
void paintButtonLabel(QPainter* painter, const QStyleOptionButton* option, const QWidget* widget);
QFont buttonFont(const QWidget* widget);

void paintCheckBox(QPainter* painter, const QStyleOption* option);
void paintRadioButton(QPainter* painter, const QStyleOption* option);
void paintToolButton(QPainter* painter, const QStyleOptionToolButton* option,
                     const QWidget* widget);
void paintComboBox(QPainter* painter, const QStyleOptionComboBox* option, const QWidget* widget);
void paintComboLabel(QPainter* painter, const QStyleOptionComboBox* option);
void paintSpinBox(QPainter* painter, const QStyleOptionSpinBox* option, const QRectF& upArrow,
                  const QRectF& downArrow, const QWidget* widget);
void paintSlider(QPainter* painter, const QStyleOptionSlider* option, const QRectF& handle);
void paintScrollBar(QPainter* painter, const QStyleOptionSlider* option, const QRectF& handle);
void paintHeaderLabel(QPainter* painter, const QStyleOptionHeader* option);
void paintProgressBar(QPainter* painter, const QRectF& rect, double fraction, bool enabled = true);

}  // namespace emoforge
