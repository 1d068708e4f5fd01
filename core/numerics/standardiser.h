// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "core/base/array.h"

namespace emoforge {

/// Columns brought to mean 0 and SD 1 of the training rows (SD with 1/n, as scikit-learn's
/// StandardScaler). A column whose SD is below 1e-8 is left out of every set (facts/metrics.md 6).
/// Value type.
class Standardiser {
 public:
  Standardiser() = default;
  /// Fits on n × d rows, n ≥ 1.
  explicit Standardiser(const DoubleArray& training);

  /// n × kept().size(). Throws Error(Usage) where the rows have another number of columns.
  DoubleArray apply(const DoubleArray& rows) const;

  const std::vector<std::size_t>& kept() const { return kept_; }
  const std::vector<std::size_t>& dropped() const { return dropped_; }

 private:
  std::size_t columns_ = 0;
  std::vector<std::size_t> kept_;
  std::vector<std::size_t> dropped_;
  std::vector<double> means_;  ///< of the kept columns
  std::vector<double> deviations_;
};

}  // namespace emoforge
