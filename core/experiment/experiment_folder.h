// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

#include "core/experiment/cell_result.h"
#include "core/experiment/experiment_data.h"
#include "core/experiment/experiment_spec.h"

namespace emoforge {

/// An experiment on the disk, as far as it was worked off.
struct ExperimentFolder {
  /// Writes what the cells have in common, or proves that the folder is of this experiment: the
  /// declaration but for the place of the data, and the data's hash. Throws Error(Usage) for
  /// another one.
  static void prepare(const std::filesystem::path& folder, const ExperimentSpec& spec,
                      const ExperimentData& data);
  /// Throws Error(Input) where there is no experiment.
  static ExperimentFolder read(const std::filesystem::path& folder, const Registry& known);

  std::filesystem::path path;
  Json header;  ///< experiment.json
  ExperimentSpec spec;
  std::vector<std::string> classes;
  Split split;
  Json audit;
  std::vector<CellResult> results;  ///< in the order of the expansion, those that are there
  std::size_t expected = 0;         ///< cells
};

/// Copies the results of other folders of the same experiment into the first, in any order, and
/// writes results.json: all results without times, so that equal experiments give equal files.
/// Throws Error(Usage) where a folder is of another experiment.
ExperimentFolder mergeExperiment(const std::filesystem::path& folder,
                                 const std::vector<std::filesystem::path>& others,
                                 const Registry& known);

}  // namespace emoforge
