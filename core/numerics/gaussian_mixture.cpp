// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/numerics/gaussian_mixture.h"

#include <Eigen/Cholesky>
#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "core/numerics/matrix_view.h"
#include "core/numerics/squared_distances.h"

namespace emoforge {
namespace {

using FactorView = Eigen::Map<const RowMatrix>;

FactorView factorOf(const DoubleArray& factors, std::size_t component) {
  const auto d = static_cast<Eigen::Index>(factors.extent(1));
  return {factors.row(component).data(), d, d};
}

/// k-means++ centres, then the assignment after Lloyd's steps, as shares of 0 and 1.
DoubleArray kMeansShares(const DoubleArray& rows, std::size_t centres, Random& random) {
  const std::size_t n = rows.extent(0);
  const std::size_t d = rows.extent(1);
  DoubleArray centre({centres, d});
  std::vector<double> nearest(n, std::numeric_limits<double>::infinity());
  std::size_t pick = random.below(n);
  for (std::size_t k = 0; k < centres; ++k) {
    std::ranges::copy(rows.row(pick), centre.row(k).begin());
    double total = 0.0;
    for (std::size_t i = 0; i < n; ++i) {
      nearest[i] =
          std::min(nearest[i], squaredDistance(rows.row(i).data(), centre.row(k).data(), d));
      total += nearest[i];
    }
    double left = random.uniform() * total;
    pick = 0;
    while (pick + 1 < n && (left -= nearest[pick]) >= 0.0) ++pick;
  }
  constexpr int kSteps = 100;
  std::vector<std::size_t> owner(n, 0);
  for (int step = 0; step < kSteps; ++step) {
    bool moved = step == 0;
    for (std::size_t i = 0; i < n; ++i) {
      std::size_t best = 0;
      double least = std::numeric_limits<double>::infinity();
      for (std::size_t k = 0; k < centres; ++k) {
        const double distance = squaredDistance(rows.row(i).data(), centre.row(k).data(), d);
        if (distance < least) {
          least = distance;
          best = k;
        }
      }
      moved = moved || owner[i] != best;
      owner[i] = best;
    }
    if (!moved) break;
    for (std::size_t k = 0; k < centres; ++k) {
      const auto count = std::ranges::count(owner, k);
      if (count == 0) continue;
      std::ranges::fill(centre.row(k), 0.0);
      for (std::size_t i = 0; i < n; ++i) {
        if (owner[i] != k) continue;
        for (std::size_t c = 0; c < d; ++c) {
          centre(k, c) += rows(i, c) / static_cast<double>(count);
        }
      }
    }
  }
  DoubleArray shares({n, centres});
  for (std::size_t i = 0; i < n; ++i) shares(i, owner[i]) = 1.0;
  return shares;
}

/// Rows of logarithms become shares that sum to 1; the result is the mean log of their sums.
double normalise(DoubleArray& logs) {
  double total = 0.0;
  for (std::size_t i = 0; i < logs.extent(0); ++i) {
    const auto row = logs.row(i);
    const double largest = *std::ranges::max_element(row);
    double sum = 0.0;
    for (double& value : row) sum += value = std::exp(value - largest);
    for (double& value : row) value /= sum;
    total += largest + std::log(sum);
  }
  return total / static_cast<double>(logs.extent(0));
}

}  // namespace

GaussianMixture::GaussianMixture(const DoubleArray& rows, const MixtureSettings& settings,
                                 Random random) {
  double best = -std::numeric_limits<double>::infinity();
  for (std::size_t start = 0; start < std::max<std::size_t>(1, settings.starts); ++start) {
    GaussianMixture candidate;
    candidate.begin(rows, settings, random);
    double before = -std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < settings.iterations; ++i) {
      const double now = candidate.step(rows, settings);
      if (std::abs(now - before) < settings.tolerance) break;
      before = now;
    }
    const double likelihood = candidate.meanLogLikelihood(rows);
    if (likelihood > best) {
      best = likelihood;
      *this = std::move(candidate);
    }
    if (settings.components == 1) break;  // every start is the same
  }
}

void GaussianMixture::begin(const DoubleArray& rows, const MixtureSettings& settings,
                            Random& random) {
  kind_ = settings.covariance;
  maximise(rows, kMeansShares(rows, settings.components, random), settings);
}

double GaussianMixture::step(const DoubleArray& rows, const MixtureSettings& settings) {
  DoubleArray shares = logJoint(rows);
  const double likelihood = normalise(shares);
  maximise(rows, shares, settings);
  return likelihood;
}

DoubleArray GaussianMixture::logJoint(const DoubleArray& rows) const {
  const auto x = asMatrix(rows);
  DoubleArray result({rows.extent(0), components()});
  for (std::size_t k = 0; k < components(); ++k) {
    const FactorView factor = factorOf(factors_, k);
    const Eigen::Map<const Eigen::RowVectorXd> mean(means_.row(k).data(), x.cols());
    const Eigen::MatrixXd whitened =
        factor.triangularView<Eigen::Lower>().solve((x.rowwise() - mean).transpose());
    const double constant = std::log(weights_[k]) - factor.diagonal().array().log().sum() -
                            0.5 * static_cast<double>(x.cols()) * std::log(2.0 * std::numbers::pi);
    for (std::size_t i = 0; i < rows.extent(0); ++i) {
      result(i, k) = constant - 0.5 * whitened.col(static_cast<Eigen::Index>(i)).squaredNorm();
    }
  }
  return result;
}

void GaussianMixture::maximise(const DoubleArray& rows, const DoubleArray& shares,
                               const MixtureSettings& settings) {
  constexpr double kNoShare = 10.0 * std::numeric_limits<double>::epsilon();
  const auto x = asMatrix(rows);
  const std::size_t count = shares.extent(1);
  const std::size_t d = rows.extent(1);
  weights_.assign(count, 0.0);
  means_ = DoubleArray({count, d});
  factors_ = DoubleArray({count, d, d});
  for (std::size_t k = 0; k < count; ++k) {
    const Eigen::VectorXd share = asMatrix(shares).col(static_cast<Eigen::Index>(k));
    const double sum = share.sum() + kNoShare;
    weights_[k] = sum / static_cast<double>(rows.extent(0));
    Eigen::Map<Eigen::RowVectorXd> mean(means_.row(k).data(), x.cols());
    mean = share.transpose() * x / sum;
    const Eigen::MatrixXd away = x.rowwise() - mean;
    Eigen::MatrixXd covariance = away.transpose() * share.asDiagonal() * away / sum;
    if (kind_ != CovarianceKind::Full) {
      Eigen::VectorXd variances = covariance.diagonal();
      if (kind_ == CovarianceKind::Spherical) variances.setConstant(variances.mean());
      covariance = variances.asDiagonal();
    }
    covariance.diagonal().array() += settings.leastVariance;
    Eigen::Map<RowMatrix>(factors_.row(k).data(), x.cols(), x.cols()) =
        covariance.llt().matrixL().toDenseMatrix();
  }
}

double GaussianMixture::meanLogLikelihood(const DoubleArray& rows) const {
  DoubleArray logs = logJoint(rows);
  return normalise(logs);
}

std::size_t GaussianMixture::freeParameters() const {
  const std::size_t d = means_.extent(1);
  const std::size_t variances = kind_ == CovarianceKind::Full       ? d * (d + 1) / 2
                                : kind_ == CovarianceKind::Diagonal ? d
                                                                    : 1;
  return components() * (variances + d) + components() - 1;
}

double GaussianMixture::bayesianInformation(const DoubleArray& rows) const {
  const auto n = static_cast<double>(rows.extent(0));
  return -2.0 * n * meanLogLikelihood(rows) + static_cast<double>(freeParameters()) * std::log(n);
}

GaussianMixture::Drawn GaussianMixture::draw(Random& random) const {
  Drawn drawn;
  double left = random.uniform();
  while (drawn.component + 1 < components() && (left -= weights_[drawn.component]) >= 0.0) {
    ++drawn.component;
  }
  const auto mean = means_.row(drawn.component);
  Eigen::VectorXd normal(static_cast<Eigen::Index>(mean.size()));
  for (double& value : normal) value = random.normal();
  const Eigen::VectorXd away = factorOf(factors_, drawn.component) * normal;
  drawn.row.assign(mean.begin(), mean.end());
  for (std::size_t c = 0; c < mean.size(); ++c) {
    drawn.row[c] += away[static_cast<Eigen::Index>(c)];
  }
  return drawn;
}

void GaussianMixture::save(ArchiveWriter& archive, const std::string& prefix) const {
  archive.meta()[prefix + "covariance"] = static_cast<int>(kind_);
  archive.put(prefix + "weights", DoubleArray({weights_.size()}, weights_));
  archive.put(prefix + "means", means_);
  archive.put(prefix + "factors", factors_);
}

void GaussianMixture::load(const ArchiveReader& archive, const std::string& prefix) {
  kind_ = static_cast<CovarianceKind>(archive.meta().at(prefix + "covariance").get<int>());
  weights_ = archive.doubles(prefix + "weights").values();
  means_ = archive.doubles(prefix + "means");
  factors_ = archive.doubles(prefix + "factors");
}

GaussianMixture fitMixtureByBic(const DoubleArray& rows, MixtureSettings settings,
                                std::size_t mostComponents, const Random& random) {
  GaussianMixture best;
  double least = std::numeric_limits<double>::infinity();
  for (std::size_t k = 1; k <= std::min(mostComponents, rows.extent(0)); ++k) {
    settings.components = k;
    GaussianMixture candidate(rows, settings, random.stream("components", k));
    const double information = candidate.bayesianInformation(rows);
    if (information < least) {
      least = information;
      best = std::move(candidate);
    }
  }
  return best;
}

}  // namespace emoforge
