// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "core/generators/class_wise/encoded_rows.h"
#include "core/generators/spec_list.h"
#include "core/numerics/principal_components.h"

namespace emoforge {

/// Declares `components` and `explained-variance`, the latter with this default.
void addLatentParameters(SpecList& list, double explainedVariance = 0.95);

/// A space of few dimensions for the rows of one class, in which densities can be estimated:
/// principal components of the numbers that enter distances, then a coordinate for each of the
/// others that varies, brought to the root mean square of the scores.
class LatentRows {
 public:
  LatentRows() = default;
  /// Reads the parameters of addLatentParameters(). n ≥ 2 rows.
  LatentRows(const EncodedRows& rows, const ParameterSet& parameters);

  /// n × dimension().
  DoubleArray toLatent(const EncodedRows& rows) const;
  std::vector<double> toRow(std::span<const double> latent) const;
  std::size_t dimension() const;
  /// Numbers of a row that the components are of.
  std::size_t weighted() const { return components_.loadings().extent(0); }

  void save(ArchiveWriter& archive, const std::string& prefix) const;
  void load(const ArchiveReader& archive, const std::string& prefix);

 private:
  PrincipalComponents components_;
  std::vector<double> means_;   ///< of the numbers after the weighted ones
  std::vector<double> scales_;  ///< rows' unit per latent unit, 0: constant in training
};

}  // namespace emoforge
