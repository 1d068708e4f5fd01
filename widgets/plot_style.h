// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <qcustomplot.h>

#include "widgets/class_mark.h"

namespace emoforge {

/// Ticks with a true minus sign; on a logarithmic axis 1, 2, 5 per decade while few decades are
/// shown.
class NumberTicker : public QCPAxisTicker {
 public:
  explicit NumberTicker(bool logarithmic) : logarithmic_(logarithmic) {}

 protected:
  QString getTickLabel(double tick, const QLocale& locale, QChar format, int precision) override;
  QVector<double> createTickVector(double step, const QCPRange& range) override;
  int getSubTickCount(double step) override;
  QVector<double> createSubTickVector(int count, const QVector<double>& ticks) override;

 private:
  bool logarithmic_;
};

/// Plot fill, left and bottom axis, ticks outside 4, grid 1 px, type and colours of the theme. Call
/// again when the theme changes.
void stylePlot(QCustomPlot* plot);

/// Linear or logarithmic, with the ticks that suit.
void setLogarithmic(QCPAxis* axis, bool logarithmic);

/// A mark as scatter style; hollow for synthetic, with the plot's colour inside.
QCPScatterStyle scatterOf(MarkShape shape, const QColor& color, bool synthetic, double size = 8.0);

/// "0.095", "1.2e−5": as many digits as a reader of a value box needs.
QString plotNumber(double value);

}  // namespace emoforge
