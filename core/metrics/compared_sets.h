// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/base/array.h"
#include "core/base/random.h"
#include "core/data/feature_set.h"

namespace emoforge {

/// Rows of one set with what belongs to each.
struct ComparedSet {
  DoubleArray rows;
  std::vector<std::string> labels;
  std::vector<std::string> subjects{};  ///< as in FeatureTable: "" or empty where unknown
  std::vector<std::string> groups{};

  std::size_t count() const { return labels.size(); }
  /// These rows only.
  ComparedSet taking(const std::vector<std::size_t>& chosen) const;
  /// Rows of one class; all for "".
  ComparedSet ofClass(const std::string& label) const;
  /// `count` rows at random without repetition; all, in their order, where there are not more.
  ComparedSet drawn(std::size_t count, Random random) const;
};

/// Training, reference and synthetic rows in one space, which was fitted on the training rows alone
/// (facts/metrics.md 6): standardised, and for distances the principal components with
/// d′ = min(d, 32, ⌊min(n, m) / 20⌋).
struct ComparedSets {
  std::string featureSpace;   ///< "kinematic, 8 principal components"
  std::string standardSpace;  ///< "kinematic, standardised"
  std::string referenceSet;   ///< "held-out", or "train" where nothing was held out
  std::vector<std::string> classes;
  std::vector<std::string> droppedColumns;     ///< constant in training
  std::vector<std::string> standardColumns;    ///< the others
  ComparedSet training, reference, synthetic;  ///< principal components
  ComparedSet standardTraining, standardReference, standardSynthetic;
};

/// `reference` may be the training table itself. At least one component is kept.
ComparedSets compareIn(const std::string& space, const FeatureTable& training,
                       const FeatureTable& reference, bool referenceIsTraining,
                       const FeatureTable& synthetic);

}  // namespace emoforge
