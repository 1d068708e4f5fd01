// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/archive.h"
#include "core/data/dataset.h"

namespace emoforge {

/// Three parts of one data set; no value of any group key occurs in two of them (facts/metrics.md
/// 2).
struct Fold {
  std::vector<std::string> train;
  std::vector<std::string> validation;
  std::vector<std::string> test;
};

struct Split {
  std::string dataHash;
  std::vector<std::string> groupKeys;
  std::string scheme;
  std::uint64_t seed = 1;
  std::vector<Fold> folds;
  std::vector<Notice> notices;  ///< a class missing from a part, groups tied together, …

  Json toJson() const;  ///< the shape of split.json
  static Split fromJson(const Json& json, const std::filesystem::path& file);
};

struct SplitRequest {
  std::vector<std::string>
      groupKeys;  ///< columns; items that share a value of any key stay together
  std::string scheme =
      "group-k-fold";  ///< holdout | group-k-fold | leave-one-group-out | repeated-group-holdout
  int folds = 5;       ///< folds, or repeats of repeated-group-holdout
  double testShare = 0.2;        ///< of the groups, for holdout schemes
  double validationShare = 0.2;  ///< of the groups that are not tested on
  std::uint64_t seed = 1;
};

/// Stratified as far as whole groups allow. Throws Error(Usage) for an unknown scheme or a column
/// that no item carries, Error(Input) where there are too few groups.
Split makeSplit(const Dataset& data, const SplitRequest& request, Progress& progress);

}  // namespace emoforge
