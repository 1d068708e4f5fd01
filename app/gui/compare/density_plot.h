// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "widgets/figures/figure_source.h"

class QCPGraph;
class QCPItemStraightLine;
class QCPItemText;
class QCustomPlot;

namespace emoforge {

/// Two distributions of a distance that cannot be negative, real and synthetic, as densities, and
/// one marked value. The bandwidth is Silverman's, said in the tool tip.
class DensityPlot : public QWidget, public FigureSource {
  Q_OBJECT
 public:
  explicit DensityPlot(const QString& axisLabel, QWidget* parent = nullptr);

  /// In the unit of the axis.
  void setValues(const std::vector<double>& real, const std::vector<double>& synthetic);
  /// NaN removes the mark.
  void setMark(double value);
  double mark() const { return marked_; }
  QCustomPlot* plot() const { return plot_; }
  FigureSpec figureSpec() const override;

 private:
  void restyle();
  void showMark();

  QCustomPlot* plot_;
  QCPGraph* real_;
  QCPGraph* synthetic_;
  QCPItemStraightLine* line_;
  QCPItemText* number_;
  double marked_;
};

}  // namespace emoforge
