// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/numerics/shrunk_covariance.h"

#include <algorithm>

#include "core/numerics/matrix_view.h"

namespace emoforge {
namespace {

RowMatrix centred(const DoubleArray& rows) {
  const auto matrix = asMatrix(rows);
  return matrix.rowwise() - matrix.colwise().mean();
}

}  // namespace

ShrunkCovariance sampleCovariance(const DoubleArray& rows) {
  const RowMatrix x = centred(rows);
  ShrunkCovariance result{DoubleArray({rows.extent(1), rows.extent(1)}), 0.0};
  asMatrix(result.covariance) = x.transpose() * x / static_cast<double>(rows.extent(0));
  return result;
}

ShrunkCovariance ledoitWolf(const DoubleArray& rows) {
  ShrunkCovariance result = sampleCovariance(rows);
  auto covariance = asMatrix(result.covariance);
  const auto n = static_cast<double>(rows.extent(0));
  const auto d = static_cast<double>(rows.extent(1));
  const double scale = covariance.trace() / d;
  // Mean squared distance of S from scale · I, and what of it comes from the draw of the rows.
  const double distance = (covariance.squaredNorm() - d * scale * scale) / d;
  const double fourth = centred(rows).array().square().rowwise().sum().square().sum();
  const double error = std::min((fourth / n - covariance.squaredNorm()) / (d * n), distance);
  result.shrinkage = error > 0.0 ? error / distance : 0.0;
  covariance *= 1.0 - result.shrinkage;
  covariance.diagonal().array() += result.shrinkage * scale;
  return result;
}

}  // namespace emoforge
