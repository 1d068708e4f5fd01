// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>

#include "core/base/array.h"
#include "core/base/random.h"

namespace emoforge::testing {

/// Rows by a formula, so that NumPy makes the same ones:
/// numpy.sin(a*(i+1)*(j+2)) + 0.3*numpy.cos((i+1)*(j+1)*a*a) + shift.
inline DoubleArray waveRows(std::size_t n, std::size_t d, double a, double shift = 0.0) {
  DoubleArray rows({n, d});
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t j = 0; j < d; ++j) {
      const auto r = static_cast<double>(i + 1);
      const auto c = static_cast<double>(j);
      rows(i, j) = std::sin(a * r * (c + 2)) + 0.3 * std::cos(r * (c + 1) * a * a) + shift;
    }
  }
  return rows;
}

inline DoubleArray normalRows(std::size_t n, std::size_t d, Random& random) {
  DoubleArray rows({n, d});
  for (double& value : rows.values()) value = random.normal();
  return rows;
}

inline DoubleArray column(std::vector<double> values) {
  const std::size_t n = values.size();
  return DoubleArray({n, 1}, std::move(values));
}

}  // namespace emoforge::testing
