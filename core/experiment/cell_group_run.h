// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "core/experiment/experiment_cells.h"
#include "core/experiment/fold_features.h"

namespace emoforge {

/// What the cells of an experiment share.
struct ExperimentContext {
  const ExperimentSpec& spec;
  const ExperimentData& data;
  const Registry& known;
  FoldFeatureCache& features;
  std::filesystem::path folder;
};

/// Where a cell's result lies: folder/cells/<id>.json.
std::filesystem::path cellFile(const std::filesystem::path& folder, const std::string& id);

/// Works off those cells of a group that have no result yet, each written when it is done. The
/// generator is fitted on the group's training rows and nothing else. A cell that cannot be
/// measured gets a result that says why. Uses the calling thread only. Throws Cancelled, Error
/// where results cannot be written.
void runCellGroup(const ExperimentContext& context, const CellGroup& group, Progress& progress);

}  // namespace emoforge
