// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "core/base/array.h"

namespace emoforge {

/// Wasserstein-1 distance ∫ |F_a − F_b| of two samples; neither is empty.
double wassersteinDistance(std::vector<double> a, std::vector<double> b);

/// Two-sample Kolmogorov–Smirnov statistic sup |F_a − F_b|; neither is empty.
double kolmogorovSmirnov(std::vector<double> a, std::vector<double> b);

/// How much two correlation matrices differ.
struct CorrelationGap {
  double value = 0.0;       ///< ‖C_a − C_b‖_F / √(d (d − 1))
  std::size_t columns = 0;  ///< d, those that vary in both sets
};
/// Throws Error(Usage) for fewer than three rows or two varying columns.
CorrelationGap correlationGap(const DoubleArray& a, const DoubleArray& b);

}  // namespace emoforge
