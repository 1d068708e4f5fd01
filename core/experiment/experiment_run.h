// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

#include "core/experiment/experiment_spec.h"

namespace emoforge {

struct ExperimentRequest {
  ExperimentSpec spec;
  std::filesystem::path out;  ///< new, empty, or of the same experiment: that is gone on with
  std::size_t shard = 1;      ///< of `shards`: this one's share of the cells
  std::size_t shards = 1;
  int jobs = 0;  ///< cells side by side, one thread each; 0: all cores
  const Registry* known = &registry();
};

struct ExperimentOutcome {
  std::size_t cells = 0;   ///< of this shard
  std::size_t before = 0;  ///< that had a result already
  std::size_t leaks = 0;   ///< found by the audit
  std::vector<Notice> notices;
};

/// Works off an experiment: experiment.json, split.json, audit.json and one file a cell in `out`.
/// Stopped or killed at any moment it goes on where it was; the results do not depend on jobs,
/// shards or interruptions. Throws Error, Cancelled.
ExperimentOutcome runExperiment(const ExperimentRequest& request, Progress& progress);

}  // namespace emoforge
