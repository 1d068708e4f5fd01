// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/set_metrics.h"

namespace emoforge {

/// The numbers of the neural gas study as its scripts compute them (facts/metrics.md 13, row 1),
/// for comparison only: fid, diversity, fidelity, dtw and mpjpe, variant "as-published". The caveat
/// of each entry says in words what differs from the standard definition; everything else is alike.
void registerPublishedMetrics(MetricCatalogue& metrics);

/// Mean cosine of all pairs of rows, the diagonal counted as 0.
double meanPairCosine(const DoubleArray& rows);

/// Rows in principal components of their own, equally many components in both.
struct SeparateComponents {
  DoubleArray real, synthetic;
};
SeparateComponents separateComponents(const DoubleArray& real, const DoubleArray& synthetic,
                                      std::size_t components);

}  // namespace emoforge
