// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/numerics/principal_components.h"

#include <fmt/format.h>

#include <Eigen/Eigenvalues>
#include <algorithm>

#include "core/base/error.h"
#include "core/numerics/matrix_view.h"

namespace emoforge {
namespace {

/// Below this share of the largest eigenvalue a direction has no variance but rounding.
constexpr double kNoVariance = 1e-12;

/// Unit directions as columns, with descending variances (sums of squares).
struct Directions {
  Eigen::MatrixXd columns;
  Eigen::VectorXd squares;
};

Directions directionsOf(const RowMatrix& centred) {
  const bool wide = centred.cols() > centred.rows();
  const Eigen::MatrixXd square = wide ? Eigen::MatrixXd(centred * centred.transpose())
                                      : Eigen::MatrixXd(centred.transpose() * centred);
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(square);
  Directions result;
  result.squares = solver.eigenvalues().reverse();
  result.columns = solver.eigenvectors().rowwise().reverse();
  if (wide) {
    result.columns = (centred.transpose() * result.columns).eval();
    for (Eigen::Index k = 0; k < result.columns.cols(); ++k) {
      const double length = result.columns.col(k).norm();
      if (length > 0.0) result.columns.col(k) /= length;
    }
  }
  return result;
}

}  // namespace

PrincipalComponents::PrincipalComponents(const DoubleArray& training, std::size_t components) {
  const auto rows = asMatrix(training);
  const Eigen::RowVectorXd mean = rows.colwise().mean();
  means_.assign(mean.data(), mean.data() + mean.size());
  const Directions directions = directionsOf(rows.rowwise() - mean);
  const double total = directions.squares.cwiseMax(0.0).sum();
  const auto most =
      static_cast<Eigen::Index>(std::min({components, training.extent(0) - 1, training.extent(1)}));
  Eigen::Index kept = 0;
  while (kept < most && directions.squares[kept] > kNoVariance * directions.squares[0]) ++kept;

  loadings_ = DoubleArray({training.extent(1), static_cast<std::size_t>(kept)});
  for (Eigen::Index k = 0; k < kept; ++k) {
    Eigen::Index largest = 0;
    directions.columns.col(k).cwiseAbs().maxCoeff(&largest);
    const double sign = directions.columns(largest, k) < 0.0 ? -1.0 : 1.0;
    asMatrix(loadings_).col(k) = sign * directions.columns.col(k);
    explained_.push_back(directions.squares[k] / total);
  }
}

DoubleArray PrincipalComponents::apply(const DoubleArray& rows) const {
  if (rows.extent(1) != means_.size()) {
    throw Error(ErrorKind::Usage,
                fmt::format("The rows have {} columns, the components were fitted on {}.",
                            rows.extent(1), means_.size()),
                {}, "Take both from the same features.");
  }
  DoubleArray result({rows.extent(0), count()});
  const Eigen::Map<const Eigen::RowVectorXd> mean(means_.data(),
                                                  static_cast<Eigen::Index>(means_.size()));
  asMatrix(result).noalias() = (asMatrix(rows).rowwise() - mean) * asMatrix(loadings_);
  return result;
}

DoubleArray PrincipalComponents::reconstruct(const DoubleArray& scores) const {
  DoubleArray result({scores.extent(0), means_.size()});
  const Eigen::Map<const Eigen::RowVectorXd> mean(means_.data(),
                                                  static_cast<Eigen::Index>(means_.size()));
  asMatrix(result) = asMatrix(scores) * asMatrix(loadings_).transpose();
  asMatrix(result).rowwise() += mean;
  return result;
}

void PrincipalComponents::save(ArchiveWriter& archive, const std::string& prefix) const {
  archive.put(prefix + "means", DoubleArray({means_.size()}, means_));
  archive.put(prefix + "loadings", loadings_);
  archive.put(prefix + "explained", DoubleArray({explained_.size()}, explained_));
}

void PrincipalComponents::load(const ArchiveReader& archive, const std::string& prefix) {
  means_ = archive.doubles(prefix + "means").values();
  loadings_ = archive.doubles(prefix + "loadings");
  explained_ = archive.doubles(prefix + "explained").values();
}

}  // namespace emoforge
