// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/data/dataset.h"
#include "core/experiment/record.h"
#include "core/generators/generator.h"

namespace emoforge {

/// Opens a data set, limits it to a part of a split where one is named, leaves out the items in
/// `exclude`, and reads every other item once, so that what cannot be used is known before work
/// begins. Throws Error (Usage where `exclude` names an item that the folder does not have, or
/// leaves none), Cancelled.
Dataset openChecked(const std::filesystem::path& path, const ImportOptions& options,
                    const std::optional<SplitSelection>& split, Progress& progress,
                    const std::vector<std::string>& exclude = {});

/// Loads all items, class by class in the order of the data set. Where skeletons differ, the import
/// option `skeletons` decides: refuse (default), map (joints by name onto the most common skeleton)
/// or largest (only clips of the most common one). What that means is added to `notices`.
TrainingData loadTrainingData(const Dataset& data, Progress& progress,
                              std::vector<Notice>& notices);

}  // namespace emoforge
