// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/experiment/figure_spec.h"
#include "core/experiment/run_folder.h"

namespace emoforge {

/// "quantisation error" for "quantisation-error".
std::string metricTitle(const std::string& metric);

/// The quantities that metrics.csv has, in the order of the file ("quantisation-error").
std::vector<std::string> metricsOf(const std::vector<MetricRow>& rows);

struct TrainingCurvesRequest {
  std::string metric;      ///< empty: the first of the file
  double smoothing = 0.6;  ///< weight of the debiased average over the raw line
  bool yLogarithmic = true;
  bool xLogarithmic = false;
};

/// A quantity of a run over its iterations, a line a class: raw values, drawn with their debiased
/// average. Throws Error(Usage) for a quantity that the run does not have, Error(Input) where
/// nothing was written down yet.
FigureSpec trainingCurvesFigure(const std::filesystem::path& run,
                                const TrainingCurvesRequest& request = {});

}  // namespace emoforge
