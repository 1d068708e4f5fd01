// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/base/archive.h"
#include "core/base/array.h"
#include "core/base/random.h"

namespace emoforge {

enum class CovarianceKind { Full, Diagonal, Spherical };

struct MixtureSettings {
  std::size_t components = 1;
  CovarianceKind covariance = CovarianceKind::Full;
  double leastVariance = 1e-6;  ///< added to every variance
  std::size_t starts = 5;       ///< k-means starts of which the most likely is kept
  std::size_t iterations = 500;
  double tolerance = 1e-6;  ///< of the mean log-likelihood
};

/// Mixture of Gaussians by expectation and maximisation from k-means++ starts (Dempster 1977,
/// Arthur and Vassilvitskii 2007). Value type.
class GaussianMixture {
 public:
  GaussianMixture() = default;
  /// Fits n × d rows, n ≥ components.
  GaussianMixture(const DoubleArray& rows, const MixtureSettings& settings, Random random);

  /// Mean log-density of rows, nats.
  double meanLogLikelihood(const DoubleArray& rows) const;
  /// −2 · log-likelihood of the rows + free parameters · ln n (Schwarz 1978).
  double bayesianInformation(const DoubleArray& rows) const;

  std::size_t components() const { return weights_.size(); }
  const std::vector<double>& weights() const { return weights_; }
  const DoubleArray& means() const { return means_; }

  struct Drawn {
    std::vector<double> row;
    std::size_t component = 0;
  };
  Drawn draw(Random& random) const;

  void save(ArchiveWriter& archive, const std::string& prefix) const;
  void load(const ArchiveReader& archive, const std::string& prefix);

 private:
  void begin(const DoubleArray& rows, const MixtureSettings& settings, Random& random);
  /// Mean log-likelihood before the step.
  double step(const DoubleArray& rows, const MixtureSettings& settings);
  /// n × components: log of weight · density.
  DoubleArray logJoint(const DoubleArray& rows) const;
  void maximise(const DoubleArray& rows, const DoubleArray& shares,
                const MixtureSettings& settings);
  std::size_t freeParameters() const;

  CovarianceKind kind_ = CovarianceKind::Full;
  std::vector<double> weights_;
  DoubleArray means_;    ///< components × d
  DoubleArray factors_;  ///< components × d × d, lower triangular roots of the covariances
};

/// The mixture of 1 … mostComponents components with the least Bayesian information.
GaussianMixture fitMixtureByBic(const DoubleArray& rows, MixtureSettings settings,
                                std::size_t mostComponents, const Random& random);

}  // namespace emoforge
