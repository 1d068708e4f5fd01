// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/panels/error_plot.h"

#include <QMenu>

#include "app/gui/background.h"
#include "app/gui/item_names.h"
#include "widgets/curve_plot.h"
#include "widgets/empty_view.h"
#include "widgets/surface.h"

namespace emoforge {
namespace {

/// "quantisation-error/happy" → metric and class.
std::pair<std::string, std::string> split(const std::string& series) {
  const std::size_t slash = series.find('/');
  if (slash == std::string::npos) return {series, {}};
  return {series.substr(0, slash), series.substr(slash + 1)};
}

QString metricTitle(const std::string& metric) {
  if (metric == "quantisation-error") return ErrorPlot::tr("quantisation error");
  if (metric == "topographic-error") return ErrorPlot::tr("topographic error");
  if (metric == "dead-units") return ErrorPlot::tr("share of dead units");
  if (metric == "effective-neurons") return ErrorPlot::tr("effective neurons");
  return QString::fromStdString(metric).replace('-', ' ');
}

}  // namespace

ErrorPlot::ErrorPlot(const WindowContext& context, QWidget* parent)
    : QStackedWidget(parent), context_(context), plot_(new CurvePlot), menu_(new QMenu(this)) {
  setSurface(this, "panel");
  addWidget(new EmptyView("chart-line", tr("No curve yet"),
                          tr("Start a run to see its error fall."), this));
  addWidget(plot_);
  connect(&context_.jobs, &JobRunner::pointsAdded, this,
          [this](int id, const std::vector<CurvePoint>& points) {
            if (id == job_) take(points);
          });
}

FigureOrigin ErrorPlot::figureOrigin() const {
  FigureOrigin origin;
  const Job* job = context_.jobs.find(job_);
  const std::filesystem::path run = job != nullptr ? job->request.out : run_;
  if (run.empty()) return origin;
  origin.title = run.filename().string();
  try {
    const RunRecord record = RunFolder::readRecord(run);
    origin.classes = record.classes;
    origin.record = record.toJson();
  } catch (const Error&) {
    // A run that only begins has no record yet: its curve can be exported all the same.
    origin.record = {{"run", run.string()}};
  }
  return origin;
}

void ErrorPlot::followJob(int id) {
  job_ = id;
  points_.clear();
  rebuild();
}

void ErrorPlot::showRun(const std::filesystem::path& folder) {
  run_ = folder;
  runInBackground(
      this, [folder] { return RunFolder::readMetrics(folder); },
      [this](const std::vector<MetricRow>& rows) {
        points_.clear();
        for (const MetricRow& row : rows)
          addPoint(row.series, static_cast<double>(row.step), row.value);
        rebuild();
      });
}

void ErrorPlot::addPoint(const std::string& series, double step, double value) {
  const auto [metric, label] = split(series);
  points_[metric][label].push_back({step, value});
}

std::size_t ErrorPlot::pointCount() const {
  std::size_t count = 0;
  for (const auto& [metric, classes] : points_) {
    for (const auto& [label, points] : classes) count += points.size();
  }
  return count;
}

void ErrorPlot::take(const std::vector<CurvePoint>& points) {
  bool newCurve = false;
  for (const CurvePoint& point : points) {
    const auto [metric, label] = split(point.series);
    newCurve = newCurve || !points_[metric].contains(label);
    addPoint(point.series, static_cast<double>(point.step), point.value);
    if (metric == metric_ && !newCurve) {
      plot_->append(QString::fromStdString(label), static_cast<double>(point.step), point.value);
    }
  }
  if (newCurve) rebuild();
}

void ErrorPlot::rebuild() {
  menu_->clear();
  for (const auto& [metric, classes] : points_) {
    QAction* action = menu_->addAction(metricTitle(metric));
    action->setCheckable(true);
    action->setChecked(metric == metric_);
    connect(action, &QAction::triggered, this, [this, chosen = metric] {
      metric_ = chosen;
      rebuild();
    });
  }
  emit metricShown(points_.empty() ? QString() : metricTitle(metric_));
  const Dataset* data = context_.workspace.data();
  const ClassMarks marks = data == nullptr ? ClassMarks() : marksOf(*data);
  QVector<CurvePlot::Series> series;
  const auto found = points_.find(metric_);
  setCurrentIndex(found == points_.end() ? 0 : 1);
  if (found == points_.end()) return;
  for (const auto& [label, points] : found->second) {
    CurvePlot::Series one;
    one.id = one.label = QString::fromStdString(label);
    one.mark = marks.mark(one.label);
    series << one;
  }
  plot_->setAxisLabels(tr("iteration"), metricTitle(metric_));
  plot_->setSeries(series);
  for (const auto& [label, points] : found->second) {
    QVector<double> steps;
    QVector<double> values;
    for (const Point& point : points) {
      steps << point.step;
      values << point.value;
    }
    plot_->setValues(QString::fromStdString(label), steps, values);
  }
}

}  // namespace emoforge
