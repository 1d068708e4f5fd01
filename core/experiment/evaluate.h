// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/data/dataset.h"
#include "core/experiment/comparison.h"
#include "core/experiment/control_rows.h"
#include "core/experiment/evaluated_data.h"
#include "core/metrics/metric_entry.h"

namespace emoforge {

struct EvaluateRequest {
  EvaluatedPaths paths;
  std::vector<std::string> metrics;  ///< empty: all that fit the modality
  std::string features;              ///< empty: the modality's default
  Json set = Json::object();         ///< parameters of the features
  std::uint64_t seed = 1;
  bool allowTrainingCopies = false;
  std::vector<Variant> variants{Variant::Standard};
  bool controls = false;  ///< control rows beside
};

struct Evaluation {
  std::vector<MetricEntry> entries;
  std::vector<ControlRow> controls;  ///< empty where not asked for
  std::vector<Notice> notices;
  Json record;
};

/// Compares a synthetic set with a real one (facts/metrics.md 6 to 8 and 10). Scaling and
/// components are fitted on training items alone; the reference is as evaluatedData() parts the
/// real items. Throws Error (Usage for an unknown name; Input where synthetic files are byte for
/// byte training files, unless that is allowed), Cancelled.
Evaluation evaluate(const EvaluateRequest& request, Progress& progress);

}  // namespace emoforge
