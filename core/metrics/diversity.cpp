// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/diversity.h"

#include <Eigen/Eigenvalues>
#include <cmath>

#include "core/base/error.h"
#include "core/numerics/matrix_view.h"
#include "core/numerics/neighbour_distances.h"
#include "core/numerics/squared_distances.h"

namespace emoforge {
namespace {

/// Σ over all ordered pairs.
double distanceSum(const DoubleArray& rows) {
  const DoubleArray distances = distancesBetween(rows, rows);
  double sum = 0.0;
  for (std::size_t i = 0; i < distances.extent(0); ++i) {
    for (std::size_t j = 0; j < distances.extent(1); ++j) {
      if (i != j) sum += distances(i, j);
    }
  }
  return sum;
}

void requireTwo(const DoubleArray& rows) {
  if (rows.extent(0) < 2) {
    throw Error(ErrorKind::Usage, "Diversity needs at least two samples.");
  }
}

}  // namespace

double meanPairDistance(const DoubleArray& rows) {
  requireTwo(rows);
  const auto n = static_cast<double>(rows.extent(0));
  return distanceSum(rows) / (n * (n - 1.0));
}

double meanPairDistanceWithDiagonal(const DoubleArray& rows) {
  requireTwo(rows);
  const auto n = static_cast<double>(rows.extent(0));
  return distanceSum(rows) / (n * n);
}

double sampledPairDistance(const DoubleArray& rows, std::size_t pairs, Random& random) {
  requireTwo(rows);
  double sum = 0.0;
  for (std::size_t i = 0; i < pairs; ++i) {
    const double* first = rows.row(random.below(rows.extent(0))).data();
    const double* second = rows.row(random.below(rows.extent(0))).data();
    sum += std::sqrt(squaredDistance(first, second, rows.extent(1)));
  }
  return sum / static_cast<double>(pairs);
}

double vendiScore(const DoubleArray& rows) {
  if (rows.extent(0) == 0) throw Error(ErrorKind::Usage, "The Vendi score needs a sample.");
  // One column more marks rows without a direction, so that their kernel with themselves is 1.
  RowMatrix unit = RowMatrix::Zero(static_cast<Eigen::Index>(rows.extent(0)),
                                   static_cast<Eigen::Index>(rows.extent(1)) + 1);
  unit.leftCols(unit.cols() - 1) = asMatrix(rows);
  for (Eigen::Index i = 0; i < unit.rows(); ++i) {
    const double length = unit.row(i).norm();
    if (length > 0.0) {
      unit.row(i) /= length;
    } else {
      unit(i, unit.cols() - 1) = 1.0;
    }
  }
  // K and the smaller of its two factors' products have the same eigenvalues but for zeros.
  const Eigen::MatrixXd square = unit.rows() <= unit.cols()
                                     ? Eigen::MatrixXd(unit * unit.transpose())
                                     : Eigen::MatrixXd(unit.transpose() * unit);
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(square, Eigen::EigenvaluesOnly);
  double entropy = 0.0;
  for (const double value : solver.eigenvalues()) {
    const double share = value / static_cast<double>(unit.rows());
    if (share > 0.0) entropy -= share * std::log(share);
  }
  return std::exp(entropy);
}

}  // namespace emoforge
