// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/experiment/record.h"
#include "core/generators/generator.h"

namespace emoforge {

struct TrainRequest {
  std::filesystem::path data;
  ImportOptions import;
  std::optional<SplitSelection> split;
  std::vector<std::string> exclude;  ///< ids of items that are left out
  std::string generator;
  std::string preset;         ///< empty: the defaults
  Json set = Json::object();  ///< parameter → value, over the preset
  std::uint64_t seed = 1;
  int threads = 0;  ///< 0: all cores
  std::string device = "cpu";
  std::filesystem::path out;
  double checkpointSeconds = 20.0;  ///< work that a kill may lose, at most
};

/// The parameters that a request stands for. Throws Error(Usage).
ParameterSet resolveParameters(const std::string& generator, const std::string& preset,
                               const Json& set);

/// Trains into request.out and returns the finished record. A checkpoint is written at least every
/// 20 s, at a pause and at a stop. Throws Error, or Cancelled after the run was left ready to be
/// resumed.
RunRecord train(const TrainRequest& request, Progress& progress);

/// Goes on with a run from its last checkpoint to the same result as without the interruption.
/// `movedData` names the data where they lie elsewhere now; their hash has to be the same. A
/// finished run is returned as it is. Throws Error(Input) where the data changed.
RunRecord resumeTraining(const std::filesystem::path& run, const std::filesystem::path& movedData,
                         double checkpointSeconds, Progress& progress);

/// A trained generator, ready to sample. Throws Error(Input) where the run has none yet.
std::unique_ptr<Generator> loadTrained(const std::filesystem::path& run, RunRecord& record);

}  // namespace emoforge
