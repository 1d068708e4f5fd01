// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/experiment/comparison.h"

namespace emoforge {

/// A set with a known answer in place of the synthetic one (facts/metrics.md 2). A metric that
/// ranks "training-copy" first cannot support a claim of generative quality alone.
struct ControlRow {
  std::string name;   ///< real-vs-real, training-copy, class-shuffled, noise, gaussian
  std::string about;  ///< a sentence: what stands in place of the synthetic set
  std::vector<MetricEntry> entries;
  std::string missing;  ///< why there are none
};

/// The same metrics for each control: two halves of the reference that share no group, at most as
/// large as the synthetic set; the training set itself; the synthetic set with its labels shuffled;
/// noise with mean and variance of each training feature; a Gaussian per class of the training
/// rows. The last two are rows only and have no entries of metrics over samples. Throws Cancelled.
std::vector<ControlRow> controlRows(const DescribedSets& sets,
                                    const std::vector<std::string>& metrics, const Random& random,
                                    Progress& progress);

}  // namespace emoforge
