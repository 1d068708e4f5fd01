// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/figure_ranges.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "widgets/debiased_average.h"

namespace emoforge {
namespace {

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();
constexpr double kRoom = 0.06;      // above and below the data
constexpr double kMarkRoom = 0.02;  // beside the data, where marks stand

bool usable(double value, bool logarithmic) {
  return std::isfinite(value) && (!logarithmic || value > 0.0);
}

/// Smallest and largest value; low > high where there is none.
void widen(PlotRange& range, double value) {
  if (!usable(value, range.logarithmic)) return;
  range.low = std::min(range.low, value);
  range.high = std::max(range.high, value);
}

PlotRange empty(bool logarithmic) {
  return {std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity(),
          logarithmic};
}

/// A share of the span on both sides; a range without span gets one.
PlotRange padded(PlotRange range, double share) {
  if (range.low > range.high) {
    range.low = range.logarithmic ? 0.1 : 0.0;
    range.high = 1.0;
    return range;
  }
  if (range.logarithmic) {
    const bool flat = range.high <= range.low;
    const double room = flat ? 2.0 : std::pow(range.high / range.low, share);
    return {range.low / room, range.high * room, true};
  }
  const bool flat = range.high <= range.low;
  const double room =
      flat ? std::max(0.5, 0.1 * std::abs(range.high)) : share * (range.high - range.low);
  return {range.low - room, range.high + room, false};
}

double place(double value, const PlotRange& range) {
  if (!usable(value, range.logarithmic)) return kNothing;
  if (!range.logarithmic) return (value - range.low) / (range.high - range.low);
  return std::log(value / range.low) / std::log(range.high / range.low);
}

double valueAt(double place, const PlotRange& range) {
  if (!range.logarithmic) return range.low + place * (range.high - range.low);
  return range.low * std::pow(range.high / range.low, place);
}

/// The part of a segment inside the unit square (Liang and Barsky 1984); false where there is none.
bool cutSegment(double x0, double y0, double x1, double y1, double& from, double& to) {
  from = 0.0;
  to = 1.0;
  const std::array<std::array<double, 2>, 4> edges{
      {{x0 - x1, x0}, {x1 - x0, 1.0 - x0}, {y0 - y1, y0}, {y1 - y0, 1.0 - y0}}};
  for (const auto& [slope, room] : edges) {
    if (slope == 0.0) {
      if (room < 0.0) return false;
      continue;
    }
    const double at = room / slope;
    if (slope < 0.0) {
      from = std::max(from, at);
    } else {
      to = std::min(to, at);
    }
  }
  return from <= to;
}

}  // namespace

bool PlotRange::contains(double value) const {
  return usable(value, logarithmic) && value >= low && value <= high;
}

std::vector<double> boldValues(const FigureSeries& series) {
  if (series.smoothing <= 0.0) return series.y;
  return debiasedAverage(series.y, series.smoothing);
}

PlotRange rangeOfX(const FigureSpec& spec) {
  if (spec.x.range) return {(*spec.x.range)[0], (*spec.x.range)[1], spec.x.logarithmic};
  PlotRange range = empty(spec.x.logarithmic);
  bool marks = false;
  for (const FigurePanel& panel : spec.panels) {
    for (const FigureSeries& series : panel.series) {
      marks = marks || series.marks || !series.line;
      for (const double value : series.x) widen(range, value);
    }
  }
  return padded(range, marks ? kMarkRoom : 0.0);
}

PlotRange rangeOfY(const FigurePanel& panel, const PlotRange& x) {
  if (panel.y.range) return {(*panel.y.range)[0], (*panel.y.range)[1], panel.y.logarithmic};
  PlotRange range = empty(panel.y.logarithmic);
  for (const FigureSeries& series : panel.series) {
    const std::vector<double> bold = boldValues(series);
    for (std::size_t i = 0; i < series.x.size(); ++i) {
      if (!x.contains(series.x[i])) continue;
      widen(range, bold[i]);
      if (series.rawLine) widen(range, series.y[i]);
    }
  }
  return padded(range, kRoom);
}

CutLine cutLine(const std::vector<double>& x, const std::vector<double>& y, const PlotRange& xRange,
                const PlotRange& yRange) {
  CutLine line;
  const auto add = [&](double px, double py) {
    line.x.append(valueAt(px, xRange));
    line.y.append(valueAt(py, yRange));
  };
  bool open = false;  // the line goes on from its last point
  for (std::size_t i = 0; i + 1 < x.size(); ++i) {
    const double x0 = place(x[i], xRange);
    const double y0 = place(y[i], yRange);
    const double x1 = place(x[i + 1], xRange);
    const double y1 = place(y[i + 1], yRange);
    double from = 0.0;
    double to = 1.0;
    const bool known = !std::isnan(x0 + y0 + x1 + y1);
    if (!known || !cutSegment(x0, y0, x1, y1, from, to)) {
      open = false;
      continue;
    }
    if (!open || from > 0.0) {
      if (!line.x.isEmpty()) {
        line.x.append(line.x.last());
        line.y.append(kNothing);
      }
      add(x0 + from * (x1 - x0), y0 + from * (y1 - y0));
    }
    add(x0 + to * (x1 - x0), y0 + to * (y1 - y0));
    open = to >= 1.0;
  }
  return line;
}

}  // namespace emoforge
