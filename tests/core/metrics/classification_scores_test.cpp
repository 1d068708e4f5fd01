// SPDX-License-Identifier: GPL-3.0-or-later
// facts/metrics.md 14.8 and 14.16; scikit-learn 1.2 by the call named.
#include "core/metrics/classification_scores.h"

#include <gtest/gtest.h>

#include <cmath>

namespace emoforge {
namespace {

const std::vector<std::size_t> kTruths{0, 0, 0, 1, 1, 1, 2, 2, 2, 2};

TEST(ClassificationScores, HaveTheClosedForms) {
  ConfusionMatrix confusion(2);
  confusion.add(0, 0, 50);
  confusion.add(0, 1, 10);
  confusion.add(1, 0, 5);
  confusion.add(1, 1, 35);
  const ClassificationScores scores = classificationScores(confusion);
  EXPECT_DOUBLE_EQ(scores.accuracy, 0.85);
  EXPECT_NEAR(scores.balancedAccuracy, 0.854167, 5e-7);
  EXPECT_NEAR(scores.macroF1, 0.846547, 5e-7);
  EXPECT_NEAR(scores.correlation, 0.697518, 5e-7);
  EXPECT_DOUBLE_EQ(scores.majorityLevel, 0.6);
  EXPECT_DOUBLE_EQ(scores.uniformLevel, 0.5);
  EXPECT_FALSE(macroF1IsPrimary(confusion));
}

// sklearn.metrics: balanced_accuracy_score, f1_score and precision_score with average="macro" and
// "weighted", matthews_corrcoef, cohen_kappa_score
TEST(ClassificationScores, AreThoseOfScikitLearn) {
  const std::vector<std::size_t> predicted{0, 0, 1, 1, 1, 2, 2, 2, 0, 2};
  ConfusionMatrix confusion(3);
  for (std::size_t i = 0; i < kTruths.size(); ++i) confusion.add(kTruths[i], predicted[i]);
  const ClassificationScores scores = classificationScores(confusion);
  EXPECT_DOUBLE_EQ(scores.accuracy, 0.7);
  EXPECT_NEAR(scores.balancedAccuracy, 0.6944444444444443, 1e-12);
  EXPECT_NEAR(scores.macroF1, 0.6944444444444443, 1e-12);
  EXPECT_NEAR(scores.macroPrecision, 0.6944444444444443, 1e-12);
  EXPECT_NEAR(scores.weightedF1, 0.7, 1e-12);
  EXPECT_NEAR(scores.correlation, 0.5454545454545454, 1e-12);
  EXPECT_NEAR(scores.kappa, 0.5454545454545454, 1e-12);
}

TEST(ClassificationScores, NameAClassThatIsNeverPredicted) {
  ConfusionMatrix confusion(2);
  confusion.add(0, 0, 6);
  confusion.add(1, 0, 4);
  const ClassificationScores scores = classificationScores(confusion);
  EXPECT_DOUBLE_EQ(scores.correlation, 0.0);
  EXPECT_DOUBLE_EQ(scores.macroPrecision, 0.3);
  EXPECT_EQ(scores.neverPredicted, std::vector<std::size_t>{1});
}

TEST(ClassificationScores, LeaveClassesWithoutTestItemsOutOfAverages) {
  ConfusionMatrix confusion(3);
  confusion.add(0, 0, 2);
  confusion.add(1, 1, 1);
  confusion.add(1, 2, 1);
  const ClassificationScores scores = classificationScores(confusion);
  EXPECT_DOUBLE_EQ(scores.balancedAccuracy, 0.75);
  EXPECT_EQ(scores.withoutTestItems, std::vector<std::size_t>{2});
  EXPECT_TRUE(std::isnan(scores.recalls[2]));
}

// sklearn.metrics.roc_auc_score(t, P, multi_class="ovr"), log_loss(t, P)
TEST(ProbabilityScores, AreThoseOfScikitLearn) {
  const DoubleArray p(
      {10, 3}, std::vector<double>{.7, .2, .1, .5, .3, .2, .3, .4, .3, .2, .6, .2, .1,  .8,  .1,
                                   .3, .3, .4, .2, .2, .6, .1, .1, .8, .5, .2, .3, .25, .25, .5});
  const ProbabilityScores scores = probabilityScores(p, kTruths);
  EXPECT_NEAR(scores.areaUnderCurve.value(), 0.923611111111111, 1e-12);
  EXPECT_NEAR(scores.logLoss, 0.6822826068196832, 1e-12);
  EXPECT_NEAR(scores.brier, 0.3755, 1e-12);
}

TEST(ProbabilityScores, CalibrationIsTheGapOfConfidenceAndAccuracy) {
  DoubleArray p({30, 2});
  std::vector<std::size_t> truths;
  for (std::size_t i = 0; i < 30; ++i) {
    p(i, 0) = 0.8;
    p(i, 1) = 0.2;
    truths.push_back(i % 5 < 3 ? 0 : 1);
  }
  EXPECT_NEAR(probabilityScores(p, truths).calibrationError, 0.2, 1e-12);
}

}  // namespace
}  // namespace emoforge
