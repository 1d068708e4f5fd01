// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/classifiers/classifier.h"
#include "core/metrics/compared_sets.h"

namespace emoforge {

/// How well a classifier tells two sets apart (Lopez-Paz and Oquab 2017).
struct TwoSampleTest {
  double areaUnderCurve = 0.5;  ///< mean over the folds, of items that the classifier did not see
  double p = 1.0;  ///< share of relabellings within the folds that reach it; the real one counts
  std::size_t folds = 0;
  bool grouped = false;  ///< items came in groups, which p does not know of
};

/// Five folds that keep the groups of each set together, fewer where there are fewer groups; items
/// without a group are one each. Where a group of the real set differs from the others, the area
/// may fall below 0.5: its items look like none that the classifier saw as real. Throws
/// Error(Usage) for fewer than two groups or ten items on a side.
TwoSampleTest classifierTwoSampleTest(const ComparedSet& real, const ComparedSet& other,
                                      const ClassifierCatalogue::Entry& classifier,
                                      const Random& random);

}  // namespace emoforge
