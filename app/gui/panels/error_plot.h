// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStackedWidget>

#include "app/gui/window_context.h"
#include "core/experiment/run_folder.h"
#include "widgets/figures/figure_source.h"

class QMenu;

namespace emoforge {

class CurvePlot;

/// The curves of the run that is followed, one line a class; a menu picks the quantity.
class ErrorPlot : public QStackedWidget, public FigureOwner {
  Q_OBJECT
 public:
  explicit ErrorPlot(const WindowContext& context, QWidget* parent = nullptr);
  CurvePlot* plot() const { return plot_; }
  FigureOrigin figureOrigin() const override;
  /// Points of this job are drawn as they come.
  void followJob(int id);
  /// The curves that a run wrote down.
  void showRun(const std::filesystem::path& folder);
  std::size_t pointCount() const;
  /// The quantities of the run; the window puts it into the dock's title.
  QMenu* metricMenu() const { return menu_; }

 signals:
  void metricShown(const QString& title);

 private:
  struct Point {
    double step = 0.0;
    double value = 0.0;
  };
  void addPoint(const std::string& series, double step, double value);
  void take(const std::vector<CurvePoint>& points);
  void rebuild();

  WindowContext context_;
  CurvePlot* plot_;
  QMenu* menu_;
  std::string metric_ = "quantisation-error";
  int job_ = 0;
  std::filesystem::path run_;  ///< whose curves are shown
  std::map<std::string, std::map<std::string, std::vector<Point>>>
      points_;  ///< metric → class → points
};

}  // namespace emoforge
