// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace emoforge {

/// Fusion with the shapes that a palette cannot say: buttons, fields, marks, sliders, bars, rows.
/// Properties it looks at:
///   kind    "primary"             filled button; "pages" on a tool bar: the page switcher;
///           "link"                tool button whose text is a link
///   compact true                  24 px instead of 28
///   small   true                  22 px icon button instead of 26
///   segment "first", "middle", "last", "only"  tool button in a SegmentedControl
///   state   "error"               red border of a field
class Style : public QProxyStyle {
  Q_OBJECT
 public:
  Style();

  int pixelMetric(PixelMetric metric, const QStyleOption* option,
                  const QWidget* widget) const override;
  int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                QStyleHintReturn* data) const override;
  QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                         const QWidget* widget) const override;
  QRect subElementRect(SubElement element, const QStyleOption* option,
                       const QWidget* widget) const override;
  QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                       const QWidget* widget) const override;
  void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
  void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                   const QWidget* widget) const override;
  void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                          QPainter* painter, const QWidget* widget) const override;
  void polish(QWidget* widget) override;
  using QProxyStyle::polish;
};

}  // namespace emoforge
