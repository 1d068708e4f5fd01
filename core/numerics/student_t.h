// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace emoforge {

/// P(T ≤ t) of Student's distribution; `degrees` > 0.
double studentCumulative(double t, double degrees);
/// The t with P(T ≤ t) = probability, 0 < probability < 1.
double studentQuantile(double probability, double degrees);

/// A mean with its 95 % interval mean ± t · s / √n (facts/metrics.md 5); for fewer than two values
/// the ends are NaN, without values the mean too.
struct MeanInterval {
  double mean = 0.0;
  double low = 0.0;
  double high = 0.0;
};
MeanInterval meanInterval(std::span<const double> values);

}  // namespace emoforge
