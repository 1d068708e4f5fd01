// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/base/archive.h"
#include "core/base/array.h"

namespace emoforge {

/// Principal component analysis by symmetric eigen-decomposition of the smaller of the covariance
/// and the Gram matrix. Each component's largest loading is positive. Value type.
class PrincipalComponents {
 public:
  PrincipalComponents() = default;
  /// Fits on n × d rows; at most min(n − 1, d) components are kept, fewer where the rest has no
  /// variance.
  PrincipalComponents(const DoubleArray& training, std::size_t components);

  /// n × count() scores. Throws Error(Usage) for another number of columns.
  DoubleArray apply(const DoubleArray& rows) const;

  /// The rows that have these scores (n × count()) and nothing else: back to n × d.
  DoubleArray reconstruct(const DoubleArray& scores) const;

  std::size_t count() const { return explained_.size(); }
  /// Share of the training rows' variance that each component carries.
  const std::vector<double>& explainedShares() const { return explained_; }
  /// d × count(), unit columns.
  const DoubleArray& loadings() const { return loadings_; }

  void save(ArchiveWriter& archive, const std::string& prefix) const;
  void load(const ArchiveReader& archive, const std::string& prefix);

 private:
  std::vector<double> means_;
  DoubleArray loadings_;
  std::vector<double> explained_;
};

}  // namespace emoforge
