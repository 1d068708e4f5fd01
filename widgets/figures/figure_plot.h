// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "core/experiment/figure_layout.h"
#include "core/experiment/figure_spec.h"

class QPainter;
class QCustomPlot;
class QCPPainter;
class QCPAxisRect;
class QCPGraph;

namespace emoforge {

/// A figure in the print style, made of a QCustomPlot that is never shown. Everything inside is
/// measured in tenths of a point, so that whole numbers are exact enough and no screen has a say.
/// Interface thread only; works with QT_QPA_PLATFORM=offscreen.
class FigurePlot {
 public:
  static constexpr int unitsPerPoint = 10;
  static constexpr int unitsPerInch = 72 * unitsPerPoint;

  FigurePlot(const FigureSpec& spec, const FigureLayout& layout);
  ~FigurePlot();
  FigurePlot(const FigurePlot&) = delete;
  FigurePlot& operator=(const FigurePlot&) = delete;

  /// Sides in tenths of a point.
  int width() const { return width_; }
  int height() const { return height_; }
  /// Draws all of it at the painter's origin, one unit a tenth of a point; the painter is scaled by
  /// the caller.
  void paint(QCPPainter& painter);

 private:
  void addPanels();
  void fillPanel(std::size_t index, QCPAxisRect* rect);
  void addSeries(const FigureSeries& series, QCPAxisRect* rect);
  void addMarks(const FigureSeries& series, const std::vector<double>& values, QCPAxisRect* rect);
  void addBands(QCPAxisRect* rect);
  void addFlags(QCPAxisRect* rect);
  void styleAxes(QCPAxisRect* rect, const FigurePanel& panel, bool last);
  void keepLabelsInside();
  void addLegend();
  /// Makes all plots equally high inside, whatever labels stand below them.
  void shareHeight();
  /// Breaks the labels of the value axes so that they are no longer than their axes.
  void fitLabels();
  double units(double points) const { return points * unitsPerPoint; }
  /// The measures of the print style are for type of 8 pt and lines of 0.8 pt; on a slide they
  /// grow.
  double typeScale() const { return layout_.fontPoints / FigureLayout{}.fontPoints; }
  double lineScale() const { return layout_.linePoints / FigureLayout{}.linePoints; }

  const FigureSpec& spec_;
  const FigureLayout& layout_;
  int width_;
  int height_;
  std::unique_ptr<QCustomPlot> plot_;
  std::vector<QCPAxisRect*> rects_;
};

}  // namespace emoforge
