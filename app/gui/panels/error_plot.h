// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStackedWidget>
#include <map>
#include <set>

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
  using Points = std::map<std::string, std::map<std::string, std::vector<Point>>>;
  /// Of one run: metric → class → points, and where checkpoints were written.
  struct Curves {
    Points points;
    std::set<double> checkpoints;
  };
  static void add(Points& points, const std::string& series, double step, double value);
  void take(int id, const std::vector<CurvePoint>& points);
  void takeCheckpoint(int id, std::size_t step);
  void readRun(const std::filesystem::path& folder);
  void startSeed(int id);
  const Curves& shown() const;
  void showCheckpoints();
  void rebuild();

  WindowContext context_;
  CurvePlot* plot_;
  QMenu* menu_;
  std::string metric_ = "quantisation-error";
  int job_ = 0;                ///< 0: a run from the disk
  std::filesystem::path run_;  ///< that run
  /// Of the jobs of this session, all told live, and of the run from the disk (0).
  std::map<int, Curves> curves_;
};

}  // namespace emoforge
