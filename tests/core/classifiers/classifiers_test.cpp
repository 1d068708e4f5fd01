// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <limits>
#include <set>

#include "core/base/parallel.h"
#include "tests/core/classifiers/classifiers_test_support.h"

namespace emoforge {
namespace {

std::vector<std::string> allNames() {
  std::vector<std::string> names;
  for (const auto& entry : classifierCatalogue().entries()) names.push_back(entry.card.name);
  return names;
}

class EveryClassifier : public testing::TestWithParam<std::string> {};
INSTANTIATE_TEST_SUITE_P(Classifiers, EveryClassifier, testing::ValuesIn(allNames()),
                         [](const auto& info) {
                           std::string name = info.param;
                           std::ranges::replace(name, '-', '_');
                           return name;
                         });

TEST_P(EveryClassifier, LearnsTheClassesAndGivesProbabilitiesThatSumToOne) {
  const LabelledRows test = formulaTest();
  const auto classifier = fitted(GetParam(), formulaTraining());
  const auto decided = classifier->predict(test.rows);
  const DoubleArray probabilities = classifier->probabilities(test.rows);
  ASSERT_EQ(probabilities.shape(), (std::vector<std::size_t>{60, kFormulaClasses}));
  std::size_t right = 0;
  for (std::size_t i = 0; i < test.labels.size(); ++i) {
    right += decided[i] == test.labels[i] ? 1 : 0;
    double sum = 0.0;
    for (const double p : probabilities.row(i)) {
      EXPECT_GE(p, 0.0);
      sum += p;
    }
    EXPECT_NEAR(sum, 1.0, 1e-12);
  }
  EXPECT_GE(right, 44U);  // chance is 20, scikit-learn's methods reach 45 to 54
}

TEST_P(EveryClassifier, GivesTheSameOnEveryThreadAndAfterOtherRandomDraws) {
  const LabelledRows training = formulaTraining();
  const LabelledRows test = formulaTest();
  const DoubleArray alone = fitted(GetParam(), training)->probabilities(test.rows);
  std::vector<DoubleArray> together(6);
  parallelFor(
      together.size(),
      [&](std::size_t i) {
        for (std::size_t draws = 0; draws < i; ++draws) std::rand();
        fitted("random-forest", training, {{"trees", "3"}}, i);  // moves generators of the thread
        together[i] = fitted(GetParam(), training)->probabilities(test.rows);
      },
      3);
  for (const DoubleArray& one : together) EXPECT_EQ(one, alone);
}

TEST_P(EveryClassifier, IsUnmovedByTheScaleAndPlaceOfAFeature) {
  const auto moved = [](LabelledRows data) {
    for (std::size_t i = 0; i < data.labels.size(); ++i) {
      data.rows(i, 0) = 1e6 * data.rows(i, 0) - 3e7;
      data.rows(i, 3) *= 1e-6;
    }
    return data;
  };
  const auto plain = fitted(GetParam(), formulaTraining());
  const auto scaled = fitted(GetParam(), moved(formulaTraining()));
  EXPECT_EQ(decisionsOf(*plain, formulaTest().rows),
            decisionsOf(*scaled, moved(formulaTest()).rows));
}

TEST_P(EveryClassifier, NeverPredictsAClassWithoutTrainingRows) {
  const LabelledRows training =
      rowsThat(formulaTraining(), [](std::size_t, std::size_t k) { return k != 1; });
  const LabelledRows test = formulaTest();
  const auto classifier = fitted(GetParam(), training);
  const DoubleArray probabilities = classifier->probabilities(test.rows);
  const auto decided = classifier->predict(test.rows);
  std::size_t right = 0;
  std::size_t others = 0;
  for (std::size_t i = 0; i < test.labels.size(); ++i) {
    EXPECT_EQ(probabilities(i, 1), 0.0);
    EXPECT_NE(decided[i], 1U);
    if (test.labels[i] == 1) continue;
    ++others;
    right += decided[i] == test.labels[i] ? 1 : 0;
  }
  EXPECT_GE(right, others * 8 / 10);
}

TEST_P(EveryClassifier, LeavesOutAConstantFeature) {
  const auto withConstant = [](const LabelledRows& from) {
    LabelledRows result{DoubleArray({from.labels.size(), from.rows.extent(1) + 1}), from.labels};
    for (std::size_t i = 0; i < from.labels.size(); ++i) {
      result.rows(i, 0) = 7.0;
      std::ranges::copy(from.rows.row(i), result.rows.row(i).begin() + 1);
    }
    return result;
  };
  const DoubleArray plain =
      fitted(GetParam(), formulaTraining())->probabilities(formulaTest().rows);
  DoubleArray rows = withConstant(formulaTest()).rows;
  rows(0, 0) = 100.0;  // constant in training alone
  EXPECT_EQ(fitted(GetParam(), withConstant(formulaTraining()))->probabilities(rows), plain);
}

TEST_P(EveryClassifier, RefusesWhatItCannotLearnFrom) {
  LabelledRows training = formulaTraining();
  const auto classifier = fitted(GetParam(), training);
  NoProgress progress;
  const auto refused = [&](const LabelledRows& rows) {
    try {
      makeClassifier(GetParam())->fit(rows, kFormulaClasses, Random(1), progress);
    } catch (const Error& error) {
      return error.kind() == ErrorKind::Input;
    }
    return false;
  };
  training.rows(5, 2) = std::numeric_limits<double>::quiet_NaN();
  EXPECT_TRUE(refused(training));
  training.rows(5, 2) = std::numeric_limits<double>::infinity();
  EXPECT_TRUE(refused(training));
  EXPECT_TRUE(refused(rowsThat(formulaTraining(), [](auto, std::size_t k) { return k == 0; })));
  LabelledRows flat = formulaTraining();
  for (double& value : flat.rows.values()) value = 1.0;
  EXPECT_TRUE(refused(flat));
  EXPECT_THROW(classifier->probabilities(training.rows), Error);
  EXPECT_THROW(classifier->predict(DoubleArray({1, 5})), Error);
  EXPECT_THROW(makeClassifier(GetParam())->predict(formulaTest().rows), Error);
}

TEST_P(EveryClassifier, CanLearnFromTwoRows) {
  LabelledRows two{DoubleArray({2, 1}, std::vector<double>{0.0, 1.0}), {0, 2}};
  EXPECT_EQ(fitted(GetParam(), two)->predict(DoubleArray({1, 1}, 0.1)).size(), 1U);
}

TEST_P(EveryClassifier, StopsWhenAsked) {
  class Stopped : public NoProgress {
    bool cancelled() const override { return true; }
  } stopped;
  EXPECT_THROW(
      makeClassifier(GetParam())->fit(formulaTraining(), kFormulaClasses, Random(1), stopped),
      Cancelled);
}

TEST_P(EveryClassifier, HasACardWithItsSource) {
  const Card& card = classifierCatalogue().find(GetParam()).card;
  EXPECT_FALSE(card.authors.empty());
  EXPECT_FALSE(card.reference.empty());
  EXPECT_EQ(card.bibtex.front(), '@');
  EXPECT_EQ(std::ranges::count(card.bibtex, '{'), std::ranges::count(card.bibtex, '}'));
}

/// A value of each parameter that shows in the probabilities.
const std::map<std::string, std::string> kOtherValues = {{"trees", "7"},
                                                         {"feature-share", "0.5"},
                                                         {"max-depth", "1"},
                                                         {"min-split", "40"},
                                                         {"class-weights", "balanced"},
                                                         {"c", "0.01"},
                                                         {"tolerance", "0.1"},
                                                         {"gamma", "10"},
                                                         {"k", "1"},
                                                         {"weights", "distance"},
                                                         {"rounds", "3"},
                                                         {"learning-rate", "0.05"},
                                                         {"lambda", "50"},
                                                         {"min-child-weight", "5"},
                                                         {"row-share", "0.5"}};

TEST_P(EveryClassifier, ChangesWithEachOfItsParameters) {
  const DoubleArray plain = fitted(GetParam(), unevenTraining())->probabilities(formulaTest().rows);
  for (const auto& spec : classifierCatalogue().find(GetParam()).parameters) {
    ASSERT_TRUE(kOtherValues.contains(spec.name)) << spec.name;
    const Settings settings{{spec.name, kOtherValues.at(spec.name)}};
    EXPECT_NE(fitted(GetParam(), unevenTraining(), settings)->probabilities(formulaTest().rows),
              plain)
        << spec.name;
  }
}

}  // namespace
}  // namespace emoforge
