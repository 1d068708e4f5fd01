// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVector>
#include <vector>

#include "core/experiment/figure_spec.h"

namespace emoforge {

struct PlotRange {
  double low = 0.0;
  double high = 1.0;
  bool logarithmic = false;
  /// NaN, infinite, and what a logarithmic axis cannot show are outside.
  bool contains(double value) const;
};

/// Where the axes of a figure end: as the spec says, else what the data need. `drawn` values are
/// those that show: raw ones and averages.
PlotRange rangeOfX(const FigureSpec& spec);
PlotRange rangeOfY(const FigurePanel& panel, const PlotRange& x);

/// The values that are drawn bold: the series' own, or their debiased average.
std::vector<double> boldValues(const FigureSeries& series);

/// A line cut at the edges of both ranges, NaN between its parts. SVG knows no clipping, so nothing
/// may be drawn that lies outside.
struct CutLine {
  QVector<double> x;
  QVector<double> y;
};
CutLine cutLine(const std::vector<double>& x, const std::vector<double>& y, const PlotRange& xRange,
                const PlotRange& yRange);

}  // namespace emoforge
