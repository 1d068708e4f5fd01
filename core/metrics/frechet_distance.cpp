// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/frechet_distance.h"

#include <fmt/format.h>

#include <Eigen/Eigenvalues>
#include <cmath>

#include "core/base/error.h"
#include "core/numerics/matrix_view.h"

namespace emoforge {
namespace {

constexpr double kNegativeAllowed = -1e-8;

struct Moments {
  Eigen::RowVectorXd mean;
  Eigen::MatrixXd covariance;
};

Moments momentsOf(const DoubleArray& set, const char* name) {
  const auto rows = asMatrix(set);
  if (rows.rows() < rows.cols() + 1) {
    throw Error(ErrorKind::Usage,
                fmt::format("The Fréchet distance in {} dimensions needs at least {} {} samples; "
                            "there are {}.",
                            rows.cols(), rows.cols() + 1, name, rows.rows()),
                {}, "Take more samples or fewer principal components.");
  }
  Moments result;
  result.mean = rows.colwise().mean();
  const RowMatrix centred = rows.rowwise() - result.mean;
  result.covariance = centred.transpose() * centred / static_cast<double>(rows.rows() - 1);
  return result;
}

/// Eigenvalues of a matrix that is positive but for rounding.
Eigen::VectorXd clipped(const Eigen::VectorXd& values) {
  if (values.size() > 0 && values.minCoeff() < kNegativeAllowed * values.cwiseAbs().maxCoeff()) {
    throw Error(ErrorKind::Failure,
                fmt::format("A covariance has the negative eigenvalue {:.3g}.", values.minCoeff()),
                {}, "Take fewer principal components.");
  }
  return values.cwiseMax(0.0);
}

}  // namespace

double FrechetParts::withUnsquaredMean() const {
  return std::sqrt(squaredMeanDistance) + traces - 2.0 * rootTrace;
}

FrechetParts frechetParts(const DoubleArray& real, const DoubleArray& synthetic) {
  const Moments r = momentsOf(real, "real");
  const Moments s = momentsOf(synthetic, "synthetic");
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> ofReal(r.covariance);
  const Eigen::MatrixXd root = ofReal.eigenvectors() *
                               clipped(ofReal.eigenvalues()).cwiseSqrt().asDiagonal() *
                               ofReal.eigenvectors().transpose();
  const Eigen::MatrixXd product = root * s.covariance * root;
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> ofProduct(
      0.5 * (product + product.transpose()), Eigen::EigenvaluesOnly);
  return {(r.mean - s.mean).squaredNorm(), r.covariance.trace() + s.covariance.trace(),
          clipped(ofProduct.eigenvalues()).cwiseSqrt().sum()};
}

double frechetDistance(const DoubleArray& real, const DoubleArray& synthetic) {
  const FrechetParts parts = frechetParts(real, synthetic);
  return parts.squaredMeanDistance + parts.traces - 2.0 * parts.rootTrace;
}

double frechetBias(double dimensions, double rows) {
  return 2.0 * dimensions / rows + dimensions * (dimensions + 1.0) / (2.0 * rows);
}

}  // namespace emoforge
