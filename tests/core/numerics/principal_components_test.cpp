// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/numerics/principal_components.h"

#include <gtest/gtest.h>

#include "core/numerics/standardiser.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/wave_rows.h"

namespace emoforge {
namespace {

using testing::waveRows;

// sklearn.decomposition.PCA(2).fit(waveRows(12, 4, 0.7)); transform of waveRows(10, 4, 1.3, 0.5).
// The first component's largest loading is negative there.
TEST(PrincipalComponents, AreThoseOfScikitLearnUpToTheSign) {
  const PrincipalComponents components(waveRows(12, 4, 0.7), 2);
  ASSERT_EQ(components.count(), 2U);
  EXPECT_NEAR(components.explainedShares()[0], 0.47157893, 1e-8);
  EXPECT_NEAR(components.explainedShares()[1], 0.28965544, 1e-8);
  EXPECT_NEAR(components.loadings()(2, 0), 0.7225748, 1e-7);
  const DoubleArray scores = components.apply(waveRows(10, 4, 1.3, 0.5));
  EXPECT_NEAR(scores(0, 0), -1.15784131, 1e-8);
  EXPECT_NEAR(scores(0, 1), 0.37983227, 1e-8);
}

// The same with PCA(3).fit(waveRows(5, 8, 0.7)): fewer rows than columns.
TEST(PrincipalComponents, OfFewerRowsThanColumnsComeFromTheGramMatrix) {
  const PrincipalComponents components(waveRows(5, 8, 0.7), 3);
  ASSERT_EQ(components.count(), 3U);
  EXPECT_NEAR(components.explainedShares()[0], 0.46274295, 1e-8);
  EXPECT_NEAR(components.explainedShares()[2], 0.17321326, 1e-8);
  const DoubleArray scores = components.apply(waveRows(2, 8, 1.3));
  EXPECT_NEAR(std::abs(scores(0, 0)), 0.0295029, 1e-7);
  EXPECT_NEAR(std::abs(scores(1, 0)), 1.459565, 1e-6);
  EXPECT_NEAR(std::abs(scores(0, 2)), 1.38582183, 1e-7);
}

TEST(PrincipalComponents, LeaveOutDirectionsWithoutVariance) {
  DoubleArray line({6, 3});
  for (std::size_t i = 0; i < 6; ++i) line(i, 1) = static_cast<double>(i);
  const PrincipalComponents components(line, 3);
  ASSERT_EQ(components.count(), 1U);
  EXPECT_DOUBLE_EQ(components.explainedShares()[0], 1.0);
}

// p = sklearn.decomposition.PCA(2).fit(X); p.inverse_transform(p.transform(X))[3]
TEST(PrincipalComponents, GiveBackTheRowsAsFarAsTheyReach) {
  const testing::TemporaryFolder folder;
  const DoubleArray rows = waveRows(12, 3, 0.7);
  ArchiveWriter writer;
  PrincipalComponents(rows, 2).save(writer, "pca/");
  writer.write(folder / "pca");
  PrincipalComponents components;
  components.load(ArchiveReader(folder / "pca"), "pca/");
  const DoubleArray back = components.reconstruct(components.apply(rows));
  const double expected[] = {-0.134512643607, -0.045973568613, 0.112410391949};
  for (std::size_t j = 0; j < 3; ++j) EXPECT_NEAR(back(3, j), expected[j], 1e-11);
}

TEST(Standardiser, DropsConstantColumnsInEverySetAndScalesByTraining) {
  const DoubleArray training({2, 3}, std::vector<double>{1, 5, 0, 3, 5, 4});
  const Standardiser scaling(training);
  EXPECT_EQ(scaling.dropped(), std::vector<std::size_t>{1});
  const DoubleArray other = scaling.apply(DoubleArray({1, 3}, std::vector<double>{4, 99, 2}));
  // Mean 2, SD 1 and mean 2, SD 2.
  EXPECT_DOUBLE_EQ(other(0, 0), 2.0);
  EXPECT_DOUBLE_EQ(other(0, 1), 0.0);
}

}  // namespace
}  // namespace emoforge
