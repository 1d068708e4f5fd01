// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/data/dataset.h"
#include "core/experiment/record.h"

namespace emoforge {

/// Where the three sets of an evaluation come from.
struct EvaluatedPaths {
  std::filesystem::path real;
  ImportOptions import;
  std::filesystem::path synthetic;
  /// The real items that the generator saw. Empty: taken from the synthetic folder's record.json
  /// where that was made from `real`, else `real` serves as training and reference.
  std::filesystem::path train;
  /// A fold of `real`: its train part is what the generator saw, its test part the reference.
  std::optional<SplitSelection> split;
};

struct EvaluatedData {
  Dataset training;
  Dataset reference;
  Dataset synthetic;
  bool heldOut = true;  ///< false: the reference is the training set
};

/// Opens and parts the sets. Items that the generator saw are never the reference as long as others
/// are left, and neither are items of the same subject, or take where subjects are unknown; where
/// that leaves none, `notices` say so. Throws Error, Cancelled.
EvaluatedData evaluatedData(const EvaluatedPaths& paths, Progress& progress,
                            std::vector<Notice>& notices);

/// Throws Error(Input), naming the item, where a synthetic file is byte for byte a training file:
/// that makes every number look good.
void refuseTrainingCopies(const Dataset& synthetic, const Dataset& training);

/// What keeps items together (facts/metrics.md 3.1): the column of the person, else of the take or
/// content.
std::string groupColumnOf(const Dataset& data);

}  // namespace emoforge
