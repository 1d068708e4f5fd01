// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <map>

#include "app/gui/compare/run_metrics.h"
#include "app/gui/watched_work.h"

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace emoforge {

class ElidedLabel;
class MetricLegend;
class MetricStrip;

/// The numbers of a run under the views of Compare: measured at a click, kept as long as the window
/// is open. Standard and as-published numbers are never mixed.
class MetricPanel : public QWidget {
  Q_OBJECT
 public:
  explicit MetricPanel(QWidget* parent = nullptr);

  /// What the button would measure, or what is shown of it already; an empty run: nothing.
  void setRun(const RunMetricsRequest& request);
  MetricStrip* strip() const { return strip_; }
  bool measuring() const { return work_.running(); }
  /// Forgets what was measured, for instance because another project was opened.
  void clear();

 signals:
  void notice(const emoforge::Notice& notice);

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  QWidget* makeHead();
  void measure();
  void show(const RunMetricsPtr& metrics);
  void refresh();
  bool cardsShown() const;
  void showLegend();
  QVector<MetricFigure> shownFigures() const;

  WatchedWork work_;
  RunMetricsRequest request_;
  std::map<std::filesystem::path, RunMetricsPtr> measured_;
  ElidedLabel* subtitle_;
  QProgressBar* bar_;
  QPushButton* cancel_;
  MetricLegend* legend_;
  QComboBox* variant_;
  QToolButton* copy_;
  QToolButton* fold_;
  QPushButton* measure_;
  MetricStrip* strip_;
};

}  // namespace emoforge
