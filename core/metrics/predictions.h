// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/classifiers/classifier.h"
#include "core/metrics/classification_scores.h"

namespace emoforge {

/// What a classifier said of test items. Value type.
struct Predictions {
  std::size_t classes = 0;
  std::vector<std::size_t> truths;
  std::vector<std::size_t> decided;
  DoubleArray probabilities;  ///< items × classes
  /// What keeps items together (subject, take), one an item; empty: the items are independent. An
  /// item with an empty name is a group of its own.
  std::vector<std::string> groups;

  std::size_t count() const { return truths.size(); }
  /// Adds the items of another fold. Both have groups or both have none.
  void append(const Predictions& other);
  ConfusionMatrix confusion() const;
};

/// Fits on `training`, decides for `test`. `groups` of the test rows or empty. Throws Error,
/// Cancelled as the classifier does; Error(Usage) where sizes do not agree.
Predictions predictedBy(Classifier& classifier, const LabelledRows& training,
                        const LabelledRows& test, std::vector<std::string> groups,
                        std::size_t classes, const Random& random, Progress& progress);

/// Items by group, in the order of the first item of each; one group an item where there are none.
std::vector<std::vector<std::size_t>> itemsByGroup(const std::vector<std::string>& groups,
                                                   std::size_t items);

/// What is kept of each group for paired comparisons (facts/metrics.md 5).
struct GroupScore {
  std::string group;
  std::size_t items = 0;
  double accuracy = 0.0;
  double macroF1 = 0.0;  ///< over the classes that the group has
};
/// None for independent items.
std::vector<GroupScore> groupScores(const Predictions& predictions);

}  // namespace emoforge
