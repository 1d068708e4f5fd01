// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace emoforge {

/// Measures of copying (facts/metrics.md 8) from distances alone, so that they hold for feature
/// vectors and for motion with its shifts and mirror alike. Throw Error(Usage) for empty input.

/// Share of the synthetic samples that are nearer to a training item than to a held-out one, ties
/// counted half; both reference sets are equally large. 0.5 is expected.
double shareCloserToTraining(std::span<const double> toTraining, std::span<const double> toHeldOut);

/// C_T (Meehan 2020): Mann–Whitney z of the synthetic samples' distances to the training set
/// against those of held-out items; below −3 copying, above 3 under-fitting. Variance corrected for
/// ties; 0 where all are equal.
double copyStatistic(std::span<const double> syntheticToTraining,
                     std::span<const double> heldOutToTraining);

/// The nearest training item of a sample and how far away it is.
struct NearestTraining {
  std::size_t item = 0;
  double distance = 0.0;
};

/// Authenticity (Alaa 2022): share of the samples that are farther from their nearest training item
/// than that item is from its nearest other training item.
double authenticity(std::span<const NearestTraining> samples,
                    std::span<const double> trainingToTraining);

}  // namespace emoforge
