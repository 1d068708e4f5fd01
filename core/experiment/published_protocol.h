// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/classifiers/classifier.h"
#include "core/data/feature_set.h"

namespace emoforge {

/// Synthetic items parted as the scripts of the neural gas study do it (facts/metrics.md 13, row 1;
/// facts/algorithms.md N12, N13, N18), for comparison only.
struct PublishedSplit {
  LabelledRows training;
  LabelledRows tested;
};

/// Rows are scaled class by class, smoothed across the items of a class (Gaussian, σ = 3 items) and
/// only then parted at random, 70 % to train and 30 % to test.
PublishedSplit publishedSplit(const FeatureTable& synthetic,
                              const std::vector<std::string>& classes, const Random& random);

/// What differs from the standard, in words.
std::string publishedCaveat();

}  // namespace emoforge
