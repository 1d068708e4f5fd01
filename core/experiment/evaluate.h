// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/data/dataset.h"
#include "core/experiment/record.h"
#include "core/metrics/metric_entry.h"

namespace emoforge {

struct EvaluateRequest {
  std::filesystem::path real;
  ImportOptions import;
  std::filesystem::path synthetic;
  /// The real items that the generator saw. Empty: taken from the synthetic folder's record.json
  /// where that was made from `real`, else `real` serves as training and reference.
  std::filesystem::path train;
  /// A fold of `real`: its train part is what the generator saw, its test part the reference.
  std::optional<SplitSelection> split;
  std::vector<std::string> metrics;  ///< empty: all
  std::string features;              ///< empty: the modality's default
  Json set = Json::object();         ///< parameters of the features
  std::uint64_t seed = 1;
  bool allowTrainingCopies = false;
};

struct Evaluation {
  std::vector<MetricEntry> entries;
  std::vector<Notice> notices;
  Json record;
};

/// Compares a synthetic set with a real one (facts/metrics.md 6 to 8). Scaling and components are
/// fitted on training items alone; items that the generator saw are never the reference as long as
/// others are left, and neither are items of the same subject, or take where subjects are unknown.
/// Throws Error (Usage for an unknown name; Input where synthetic files are byte for byte training
/// files, unless that is allowed), Cancelled.
Evaluation evaluate(const EvaluateRequest& request, Progress& progress);

}  // namespace emoforge
