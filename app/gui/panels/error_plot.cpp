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
  connect(&context_.jobs, &JobRunner::pointsAdded, this, &ErrorPlot::take);
  connect(&context_.jobs, &JobRunner::seedStarted, this, &ErrorPlot::startSeed);
  connect(&context_.jobs, &JobRunner::jobFinished, this, [this](int id) {
    // Of fast work not every point came live.
    if (id == job_) readRun(context_.jobs.find(id)->request.out);
  });
  connect(&context_.jobs, &JobRunner::checkpointSaved, this,
          [this](int id, const std::string&, std::size_t step) { takeCheckpoint(id, step); });
}

const ErrorPlot::Curves& ErrorPlot::shown() const {
  static const Curves none;
  const auto found = curves_.find(job_);
  return found == curves_.end() ? none : found->second;
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
  rebuild();
  const Job* job = context_.jobs.find(id);
  if (job != nullptr && job->resumable()) readRun(job->request.out);
}

void ErrorPlot::showRun(const std::filesystem::path& folder) {
  job_ = 0;
  run_ = folder;
  curves_[0] = {};
  readRun(folder);
}

void ErrorPlot::startSeed(int id) {
  curves_[id] = {};
  if (id == job_) rebuild();
}

void ErrorPlot::readRun(const std::filesystem::path& folder) {
  struct Written {
    std::vector<MetricRow> rows;
    std::vector<CheckpointMark> marks;
  };
  runInBackground(
      this,
      [folder] {
        return Written{RunFolder::readMetrics(folder), RunFolder::readCheckpoints(folder)};
      },
      [this, job = job_](const Written& written) {
        Curves& curves = curves_[job];
        Points points;
        for (const MetricRow& row : written.rows)
          add(points, row.series, static_cast<double>(row.step), row.value);
        // What came live is newer than what stands on the disk, but not all of it came.
        for (const auto& [metric, classes] : curves.points) {
          for (const auto& [label, live] : classes) {
            const std::vector<Point>& known = points[metric][label];
            const double last = known.empty() ? -1.0 : known.back().step;
            for (const Point& point : live) {
              if (point.step > last) add(points, metric + "/" + label, point.step, point.value);
            }
          }
        }
        curves.points = std::move(points);
        for (const CheckpointMark& mark : written.marks)
          curves.checkpoints.insert(static_cast<double>(mark.step));
        if (job == job_) rebuild();
      });
}

void ErrorPlot::add(Points& points, const std::string& series, double step, double value) {
  const auto [metric, label] = split(series);
  std::vector<Point>& line = points[metric][label];
  // What a resumed run tells again takes the place of what it told before.
  while (!line.empty() && line.back().step >= step) line.pop_back();
  line.push_back({step, value});
}

std::size_t ErrorPlot::pointCount() const {
  std::size_t count = 0;
  for (const auto& [metric, classes] : shown().points) {
    for (const auto& [label, points] : classes) count += points.size();
  }
  return count;
}

void ErrorPlot::takeCheckpoint(int id, std::size_t step) {
  curves_[id].checkpoints.insert(static_cast<double>(step));
  if (id == job_) showCheckpoints();
}

void ErrorPlot::showCheckpoints() {
  const std::set<double>& steps = shown().checkpoints;
  plot_->setCheckpoints({steps.begin(), steps.end()});
}

void ErrorPlot::take(int id, const std::vector<CurvePoint>& points) {
  bool changed = false;  // more than points at the ends of known lines
  for (const CurvePoint& point : points) {
    const auto step = static_cast<double>(point.step);
    const auto [metric, label] = split(point.series);
    std::vector<Point>& line = curves_[id].points[metric][label];
    changed = changed || line.empty() || line.back().step >= step;
    add(curves_[id].points, point.series, step, point.value);
    if (id == job_ && metric == metric_ && !changed)
      plot_->append(QString::fromStdString(label), step, point.value);
  }
  if (id == job_ && changed) rebuild();
}

void ErrorPlot::rebuild() {
  menu_->clear();
  for (const auto& [metric, classes] : shown().points) {
    QAction* action = menu_->addAction(metricTitle(metric));
    action->setCheckable(true);
    action->setChecked(metric == metric_);
    connect(action, &QAction::triggered, this, [this, chosen = metric] {
      metric_ = chosen;
      rebuild();
    });
  }
  emit metricShown(shown().points.empty() ? QString() : metricTitle(metric_));
  const Dataset* data = context_.workspace.data();
  const ClassMarks marks = data == nullptr ? ClassMarks() : marksOf(*data);
  QVector<CurvePlot::Series> series;
  const auto found = shown().points.find(metric_);
  setCurrentIndex(found == shown().points.end() ? 0 : 1);
  if (found == shown().points.end()) return;
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
  showCheckpoints();
}

}  // namespace emoforge
