// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/metrics/set_metrics.h"

namespace emoforge {

/// fid (facts/metrics.md 7), and beside it
/// - fid-floor: of two disjoint halves of the reference, and fid-excess: of equally many synthetic
///   and reference samples, minus that floor;
/// - fid-infinity: where the distance tends for endless sets, by a straight line in 1 / n (Chong
/// and
///   Forsyth 2020);
/// - fid-train: to the training set, and fid-memorisation-gap: FD(S, H) − FD(S, T) − [FD(T′, H) −
///   FD(T′, T″)] for halves T′, T″ of T, all of one size: above 0 S is nearer to T than it should.
void registerFrechetMetric(MetricCatalogue& metrics);

}  // namespace emoforge
