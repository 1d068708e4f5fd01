// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <filesystem>
#include <memory>
#include <vector>

#include "core/base/progress.h"
#include "core/data/dataset.h"
#include "widgets/metric_card.h"

namespace emoforge {

/// What is measured of a run at one click.
struct RunMetricsRequest {
  std::filesystem::path run;
  std::filesystem::path data;  ///< that the run learned from
  ImportOptions import;
  std::size_t perClass = 0;  ///< synthetic samples
};

struct RunMetrics {
  RunMetricsRequest request;
  QVector<MetricFigure> standard;
  QVector<MetricFigure> asPublished;
  std::vector<Notice> notices;
};

using RunMetricsPtr = std::shared_ptr<const RunMetrics>;

/// Draws samples of the run and compares them with the real set as "evaluate" does: what the
/// generator saw is never the reference as long as others are left. Any thread. Throws Error,
/// Cancelled.
RunMetrics measureRun(const RunMetricsRequest& request, Progress& progress);

}  // namespace emoforge
