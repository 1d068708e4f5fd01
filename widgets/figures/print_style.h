// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>

#include "core/experiment/figure_spec.h"
#include "widgets/class_mark.h"
#include "widgets/tokens.h"

namespace emoforge {

/// The look of figures in print: always light, whatever theme the window has. Measures are points;
/// the colours of roles, classes and series are those of the light theme.
struct PrintStyle {
  QColor paper;
  QColor ink;  ///< axes, ticks, type
  QColor grid;
  QColor band;
  QColor flag;
  double axisPoints = 0.6;
  double gridPoints = 0.5;
  double tickPoints = 2.0;
  double markPoints = 4.6;
  double flagPoints = 4.0;
  double rawLineOpacity = 0.38;
  ThemeTokens light;
};

/// Read once from resources/themes/print.json and light.json.
const PrintStyle& printStyle();

/// How one series of a figure is drawn.
struct SeriesLook {
  QColor color;
  Qt::PenStyle pen = Qt::SolidLine;
  MarkShape shape = MarkShape::Circle;
  bool hollow = false;
};

/// Rule 1 of the design: real solid ink, synthetic dashed ember and hollow, nearest dotted teal;
/// classes by the marks of `marks`.
SeriesLook lookOf(const FigureSeries& series, const ClassMarks& marks);

/// FigureSeries::slot of a colour on the screen; −1 for ink and the colours of roles.
int figureSlotOf(Token token);

}  // namespace emoforge
