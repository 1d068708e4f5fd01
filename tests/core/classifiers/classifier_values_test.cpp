// SPDX-License-Identifier: GPL-3.0-or-later
// Against scikit-learn 1.2.1 and XGBoost 1.7.4 of Debian 12. In the comments X, y are the training
// and Xt, yt the test rows of the formula; s = StandardScaler().fit(X), Z = s.transform(X),
// Zt = s.transform(Xt); Xi, yi = X[(y!=2)|(np.arange(120)<30)], … with si its own scaler.
#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "core/classifiers/platt_scaling.h"
#include "tests/core/classifiers/classifiers_test_support.h"

namespace emoforge {
namespace {

void expectFirstRows(const DoubleArray& actual, const std::vector<double>& expected,
                     double tolerance) {
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_NEAR(actual.values()[i], expected[i], tolerance) << "number " << i;
  }
}

double logLoss(const DoubleArray& probabilities, const LabelledRows& test) {
  double loss = 0.0;
  for (std::size_t i = 0; i < test.labels.size(); ++i) {
    loss -= std::log(probabilities(i, test.labels[i])) / static_cast<double>(test.labels.size());
  }
  return loss;
}

// LinearSVC(dual=False,tol=1e-8,C=c).fit(Z,y).predict(Zt)
TEST(SvmLinear, DecidesAsLinearSvc) {
  const auto decided = [](const char* cost) {
    return decisionsOf(
        *fitted("svm-linear", formulaTraining(), {{"tolerance", "1e-8"}, {"c", cost}}),
        formulaTest().rows);
  };
  EXPECT_EQ(decided("1"), "201201201201200211201201201201202101202201201201201202102101");
  EXPECT_EQ(decided("0.01"), "201201201201200211201201201201202101201201201201201202102101");
}

// LogisticRegression(solver='liblinear',multi_class='ovr',tol=1e-9).fit(Z,y).predict_proba(Zt)[:3],
// the same with class_weight='balanced' of si.transform(Xi),yi, and of the rows with y<2
TEST(LogisticRegression, HasTheProbabilitiesOfScikitLearn) {
  const Settings exact{{"tolerance", "1e-9"}};
  const DoubleArray rows = formulaTest().rows;
  expectFirstRows(fitted("logistic-regression", formulaTraining(), exact)->probabilities(rows),
                  {0.0027912543, 0.0263260634, 0.9708826824, 0.776119593, 0.2232270291,
                   0.0006533779, 0.0176341445, 0.9151273713, 0.0672384842},
                  1e-8);
  expectFirstRows(fitted("logistic-regression", unevenTraining(),
                         {{"tolerance", "1e-9"}, {"class-weights", "balanced"}})
                      ->probabilities(rows),
                  {0.0087432558, 0.1594917042, 0.83176504, 0.8881590633, 0.1107999177, 0.001041019,
                   0.0116492204, 0.8850483994, 0.1033023802},
                  1e-8);
  const LabelledRows two =
      rowsThat(formulaTraining(), [](std::size_t, std::size_t k) { return k < 2; });
  expectFirstRows(fitted("logistic-regression", two, exact)->probabilities(rows),
                  {0.0283224497, 0.9716775503, 0.0, 0.9881772261, 0.0118227739, 0.0}, 1e-8);
}

// SVC(C=1,gamma='scale').fit(Z,y).predict(Zt); SVC(C=10,gamma=2/6)
TEST(SvmRbf, DecidesAsSvc) {
  EXPECT_EQ(decisionsOf(*fitted("svm-rbf", formulaTraining()), formulaTest().rows),
            "201201201201200221201221201201202201202201201201201202102101");
  EXPECT_EQ(decisionsOf(*fitted("svm-rbf", formulaTraining(), {{"c", "10"}, {"gamma", "2"}}),
                        formulaTest().rows),
            "201201201201200110200221201201202201201201221201201202102101");
}

// p=SVC(probability=True,random_state=0).fit(Z,y).predict_proba(Zt);
// -np.log(p[range(60),yt]).mean() is 0.42556; the inner folds are drawn otherwise there.
TEST(SvmRbf, HasProbabilitiesAsGoodAsThoseOfSvc) {
  const LabelledRows test = formulaTest();
  EXPECT_NEAR(logLoss(fitted("svm-rbf", formulaTraining())->probabilities(test.rows), test), 0.4256,
              0.03);
}

// KNeighborsClassifier(5,weights=w).fit(Z,y), predict(Zt) and predict_proba(Zt)[:3]
TEST(NearestNeighbours, VoteAsInScikitLearn) {
  const auto uniform = fitted("knn", formulaTraining());
  EXPECT_EQ(decisionsOf(*uniform, formulaTest().rows),
            "201201201201200220200221201201202201201201201202201202102101");
  expectFirstRows(uniform->probabilities(formulaTest().rows), {0, 0, 1, 1, 0, 0, 0, 0.8, 0.2},
                  1e-12);
  const auto weighted = fitted("knn", formulaTraining(), {{"weights", "distance"}});
  EXPECT_EQ(decisionsOf(*weighted, formulaTest().rows),
            "201201201201200111201221201201201201201201201201201222102101");
  expectFirstRows(weighted->probabilities(formulaTest().rows),
                  {0, 0, 1, 1, 0, 0, 0, 0.8886019624, 0.1113980376}, 1e-9);
}

TEST(NearestNeighbours, GiveAnEqualRowAllTheWeightByDistance) {
  const LabelledRows training = formulaTraining();
  const auto classifier = fitted("knn", training, {{"weights", "distance"}});
  EXPECT_EQ(classifier->predict(training.rows), training.labels);
}

// DecisionTreeClassifier(max_depth=d,random_state=0).fit(Z,y), predict(Zt), predict_proba(Zt)[:3]
TEST(DecisionTree, GrowsAsThatOfScikitLearn) {
  const auto one = fitted("decision-tree", formulaTraining(), {{"max-depth", "1"}});
  EXPECT_EQ(decisionsOf(*one, formulaTest().rows),
            "200000200200200200200022200200202200000002000202202202002200");
  expectFirstRows(one->probabilities(formulaTest().rows),
                  {0, 0.3265306122, 0.6734693878, 0.5633802817, 0.338028169, 0.0985915493}, 1e-9);
  const auto two = fitted("decision-tree", formulaTraining(), {{"max-depth", "2"}});
  EXPECT_EQ(decisionsOf(*two, formulaTest().rows),
            "200001201101100101200111201101101101000001001101201201101101");
  expectFirstRows(two->probabilities(formulaTest().rows),
                  {0, 0, 1, 0.8163265306, 0.0816326531, 0.1020408163}, 1e-9);
  const auto three = fitted("decision-tree", formulaTraining(), {{"max-depth", "3"}});
  EXPECT_EQ(decisionsOf(*three, formulaTest().rows),
            "201001201201201101201111201201202201000001111201201201101111");
}

// the same with max_depth=2,class_weight='balanced' of si.transform(Xi),yi
TEST(DecisionTree, WeighsTheClassesAsScikitLearn) {
  const auto plain = fitted("decision-tree", unevenTraining(), {{"max-depth", "2"}});
  EXPECT_EQ(decisionsOf(*plain, formulaTest().rows),
            "101001001201201111101121201000201101000001001101101201101101");
  const auto balanced = fitted("decision-tree", unevenTraining(),
                               {{"max-depth", "2"}, {"class-weights", "balanced"}});
  EXPECT_EQ(decisionsOf(*balanced, formulaTest().rows),
            "121211101001001111101101001111111101001001111101101101111111");
  expectFirstRows(balanced->probabilities(formulaTest().rows),
                  {0.1875, 0.625, 0.1875, 0.0967741935, 0, 0.9032258065}, 1e-6);
}

TEST(DecisionTree, SeparatesItsTrainingRowsWhereNothingLimitsIt) {
  const LabelledRows training = formulaTraining();
  EXPECT_EQ(fitted("decision-tree", training)->predict(training.rows), training.labels);
  const DoubleArray probabilities =
      fitted("decision-tree", training, {{"min-split", "121"}})->probabilities(formulaTest().rows);
  const std::set<double> shares(probabilities.values().begin(), probabilities.values().end());
  EXPECT_EQ(shares, (std::set<double>{1.0 / 3.0}));
}

// RandomForestClassifier(1000,random_state=r).fit(Z,y).predict_proba(Zt), mean over r = 0, 1, 2:
// first rows, and -np.log of the true class's mean 0.3796; feature for feature another random draw
TEST(RandomForest, HasTheVoteSharesOfScikitLearnUpToChance) {
  const LabelledRows test = formulaTest();
  const DoubleArray probabilities =
      fitted("random-forest", formulaTraining(), {{"trees", "2000"}})->probabilities(test.rows);
  expectFirstRows(probabilities,
                  {0.0076666667, 0.026, 0.9663333333, 0.958, 0.0143333333, 0.0276666667,
                   0.1116666667, 0.747, 0.1413333333, 0.164, 0.125, 0.711, 0.9673333333,
                   0.0256666667, 0.007, 0.0386666667, 0.8966666667, 0.0646666667},
                  0.04);
  EXPECT_NEAR(logLoss(probabilities, test), 0.3796, 0.02);
}

TEST(RandomForest, GivesSharesOfVotes) {
  const DoubleArray probabilities = fitted("random-forest", formulaTraining(), {{"trees", "8"}})
                                        ->probabilities(formulaTest().rows);
  std::set<double> shares;
  for (const double p : probabilities.values()) {
    EXPECT_EQ(p * 8.0, std::round(p * 8.0));
    shares.insert(p);
  }
  EXPECT_GE(shares.size(), 6U);
}

TEST(RandomForest, DependsOnTheSeedAlone) {
  const DoubleArray rows = formulaTest().rows;
  const auto with = [&](std::uint64_t seed) {
    return fitted("random-forest", formulaTraining(), {{"trees", "20"}}, seed)->probabilities(rows);
  };
  EXPECT_EQ(with(3), with(3));
  EXPECT_NE(with(3), with(4));
}

// xgb.train(dict(objective='multi:softprob',num_class=3,tree_method='exact',eta=.3,max_depth=6,
// nthread=1),xgb.DMatrix(Z,y),20).predict(xgb.DMatrix(Zt))
TEST(XgBoost, HasTheProbabilitiesOfItsPythonPackage) {
  const auto classifier = fitted("xgboost", formulaTraining(), {{"rounds", "20"}});
  EXPECT_EQ(decisionsOf(*classifier, formulaTest().rows),
            "201201201201201111201201201201201201200201201201201202102201");
  expectFirstRows(classifier->probabilities(formulaTest().rows),
                  {0.0042934306, 0.013646238, 0.9820603, 0.99224937, 0.0037577762, 0.0039929287,
                   0.012135651, 0.9670492, 0.020815222},
                  1e-6);
}

// dec=np.array([((i*37+11)%101)/25-2 for i in range(40)])
// pos=dec+np.array([((i*53)%17)/8-1 for i in range(40)])>0.3
// sklearn.calibration._sigmoid_calibration(dec,pos.astype(int))
TEST(PlattScaling, FindsTheSigmoidOfScikitLearn) {
  std::vector<double> decisions;
  std::vector<bool> positive;
  for (int i = 0; i < 40; ++i) {
    decisions.push_back(((i * 37 + 11) % 101) / 25.0 - 2.0);
    positive.push_back(decisions.back() + ((i * 53) % 17) / 8.0 - 1.0 > 0.3);
  }
  const Sigmoid sigmoid = fitSigmoid(decisions, positive);
  EXPECT_NEAR(sigmoid.a, -2.343311283618579, 1e-4);
  EXPECT_NEAR(sigmoid.b, 0.9935850369229576, 1e-4);
}

TEST(PlattScaling, KeepsFiniteWhereTheSidesAreApart) {
  const Sigmoid sigmoid = fitSigmoid(std::vector<double>{-2, -1, 1, 2}, {false, false, true, true});
  EXPECT_LT(sigmoid(-2.0), sigmoid(2.0));
  EXPECT_GT(sigmoid(2.0), 0.7);  // the smoothed target is 0.75
  EXPECT_LT(sigmoid(2.0), 0.8);
}

TEST(PairwiseCoupling, GivesBackProbabilitiesThatAgree) {
  const std::vector<double> truth{0.5, 0.2, 0.3};
  DoubleArray pairwise({3, 3});
  for (std::size_t i = 0; i < 3; ++i) {
    for (std::size_t j = 0; j < 3; ++j) {
      if (i != j) pairwise(i, j) = truth[i] / (truth[i] + truth[j]);
    }
  }
  const auto coupled = coupledProbabilities(pairwise);
  for (std::size_t k = 0; k < 3; ++k) EXPECT_NEAR(coupled[k], truth[k], 1e-9);
}

}  // namespace
}  // namespace emoforge
