// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/numerics/gaussian_mixture.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/support/temporary_folder.h"
#include "tests/support/wave_rows.h"

namespace emoforge {
namespace {

using testing::waveRows;

/// numpy.vstack([waveRows(20, 2, .7), waveRows(15, 2, 1.3, 6), waveRows(10, 2, 2.1) + [-5, 5]])
DoubleArray threeGroups() {
  std::vector<double> values = waveRows(20, 2, 0.7).values();
  const DoubleArray second = waveRows(15, 2, 1.3, 6.0);
  values.insert(values.end(), second.values().begin(), second.values().end());
  const DoubleArray third = waveRows(10, 2, 2.1);
  for (std::size_t i = 0; i < third.size(); ++i) {
    values.push_back(third.values()[i] + (i % 2 ? 5.0 : -5.0));
  }
  return DoubleArray({45, 2}, std::move(values));
}

MixtureSettings exact(CovarianceKind kind, std::size_t components) {
  MixtureSettings settings;
  settings.components = components;
  settings.covariance = kind;
  settings.tolerance = 1e-12;
  settings.starts = 10;
  return settings;
}

}  // namespace

// g = sklearn.mixture.GaussianMixture(3, covariance_type=kind, tol=1e-12, max_iter=10000,
// n_init=10, random_state=0).fit(X); g.score(X), g.bic(X)
TEST(GaussianMixture, HasTheLikelihoodsOfScikitLearn) {
  const DoubleArray rows = threeGroups();
  const auto check = [&](CovarianceKind kind, double score, double bic) {
    const GaussianMixture mixture(rows, exact(kind, 3), Random(1));
    EXPECT_NEAR(mixture.meanLogLikelihood(rows), score, 1e-9);
    EXPECT_NEAR(mixture.bayesianInformation(rows), bic, 1e-7);
    std::vector<double> weights = mixture.weights();
    std::ranges::sort(weights);
    EXPECT_NEAR(weights[0], 10.0 / 45.0, 1e-9);
    EXPECT_NEAR(weights[2], 20.0 / 45.0, 1e-9);
  };
  check(CovarianceKind::Full, -3.032335918867536, 337.6234950241737);
  check(CovarianceKind::Diagonal, -3.0449930823230806, 327.3426522658617);
  check(CovarianceKind::Spherical, -3.1329243559719404, 323.83647942494815);
}

// The same with 1 … 5 components: BIC 495.7, 384.6, 337.6, 345.4, 345.8.
TEST(GaussianMixture, TheLeastInformationChoosesTheNumberOfComponents) {
  const GaussianMixture mixture =
      fitMixtureByBic(threeGroups(), exact(CovarianceKind::Full, 1), 5, Random(1));
  EXPECT_EQ(mixture.components(), 3u);
}

TEST(GaussianMixture, DrawsHaveItsMeanAndVariance) {
  DoubleArray rows({4, 2}, std::vector<double>{0, 0, 2, 0, 0, 4, 2, 4});  // mean (1, 2), SD 1, 2
  const GaussianMixture mixture(rows, exact(CovarianceKind::Full, 1), Random(1));
  Random random(3);
  constexpr int kDraws = 20000;
  double sums[4] = {0, 0, 0, 0};
  for (int i = 0; i < kDraws; ++i) {
    const auto row = mixture.draw(random).row;
    for (int c = 0; c < 2; ++c) {
      sums[c] += row[static_cast<std::size_t>(c)] / kDraws;
      sums[2 + c] += std::pow(row[static_cast<std::size_t>(c)] - (c + 1), 2.0) / kDraws;
    }
  }
  // Four standard errors: SD / √n for means, SD² √(2 / n) for variances.
  EXPECT_NEAR(sums[0], 1.0, 4.0 / std::sqrt(kDraws));
  EXPECT_NEAR(sums[1], 2.0, 8.0 / std::sqrt(kDraws));
  EXPECT_NEAR(sums[2], 1.0, 4.0 * std::sqrt(2.0 / kDraws));
  EXPECT_NEAR(sums[3], 4.0, 16.0 * std::sqrt(2.0 / kDraws));
}

TEST(GaussianMixture, IsTheSameAfterSavingAndLoading) {
  const testing::TemporaryFolder folder;
  const DoubleArray rows = threeGroups();
  const GaussianMixture mixture(rows, exact(CovarianceKind::Diagonal, 2), Random(1));
  ArchiveWriter writer;
  mixture.save(writer, "m/");
  writer.write(folder / "state");
  GaussianMixture loaded;
  loaded.load(ArchiveReader(folder / "state"), "m/");
  EXPECT_EQ(loaded.bayesianInformation(rows), mixture.bayesianInformation(rows));
  Random a(5);
  Random b(5);
  EXPECT_EQ(loaded.draw(a).row, mixture.draw(b).row);
}

}  // namespace emoforge
