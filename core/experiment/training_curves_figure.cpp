// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/training_curves_figure.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/text.h"

namespace emoforge {
namespace {

/// "quantisation-error/happy" → metric and class.
std::pair<std::string, std::string> splitSeries(const std::string& series) {
  const std::size_t slash = series.find('/');
  if (slash == std::string::npos) return {series, {}};
  return {series.substr(0, slash), series.substr(slash + 1)};
}

std::string chooseMetric(const std::vector<MetricRow>& rows, const std::string& wanted,
                         const std::filesystem::path& run) {
  const std::vector<std::string> known = metricsOf(rows);
  if (known.empty()) {
    throw Error(ErrorKind::Input, text("This run has written down no curve yet."),
                {.file = run / "metrics.csv"}, text("Let it train for some iterations."));
  }
  if (wanted.empty()) return known.front();
  if (std::ranges::find(known, wanted) != known.end()) return wanted;
  throw Error(ErrorKind::Usage, fmt::format("{} \"{}\".", text("The run has no quantity"), wanted),
              {.file = run / "metrics.csv"},
              fmt::format("{}: {}.", text("It has"), fmt::join(known, ", ")));
}

}  // namespace

std::string metricTitle(const std::string& metric) {
  if (metric == "dead-units") return text("share of dead units");
  std::string title = metric;
  std::ranges::replace(title, '-', ' ');
  return title;
}

std::vector<std::string> metricsOf(const std::vector<MetricRow>& rows) {
  std::vector<std::string> metrics;
  for (const MetricRow& row : rows) {
    const std::string metric = splitSeries(row.series).first;
    if (std::ranges::find(metrics, metric) == metrics.end()) metrics.push_back(metric);
  }
  return metrics;
}

FigureSpec trainingCurvesFigure(const std::filesystem::path& run,
                                const TrainingCurvesRequest& request) {
  const RunRecord record = RunFolder::readRecord(run);
  const std::vector<MetricRow> rows = RunFolder::readMetrics(run);
  const std::string metric = chooseMetric(rows, request.metric, run);
  FigureSpec spec;
  spec.kind = "training-curves";
  spec.title = fmt::format("{} {}", run.filename().string(), metricTitle(metric));
  spec.x.label = text("iteration");
  spec.x.logarithmic = request.xLogarithmic;
  spec.classes = record.classes;
  spec.record = record.toJson();
  FigurePanel panel{{metricTitle(metric), "", request.yLogarithmic, std::nullopt}, {}};
  for (const MetricRow& row : rows) {
    const auto [name, label] = splitSeries(row.series);
    if (name != metric) continue;
    const std::string shown = label.empty() ? metricTitle(metric) : label;
    auto found = std::ranges::find(panel.series, shown, &FigureSeries::name);
    if (found == panel.series.end()) {
      FigureSeries series;
      series.name = shown;
      series.role = label.empty() ? FigureRole::Plain : FigureRole::Class;
      series.marks = !label.empty();
      series.smoothing = request.smoothing;
      found = panel.series.insert(panel.series.end(), series);
    }
    found->x.push_back(static_cast<double>(row.step));
    found->y.push_back(row.value);
  }
  spec.panels.push_back(std::move(panel));
  if (request.smoothing > 0.0) {
    spec.caption = fmt::format(
        "{} {:.2f}.", text("Faint: raw values. Bold: their debiased moving average, weight"),
        request.smoothing);
  }
  return spec;
}

}  // namespace emoforge
