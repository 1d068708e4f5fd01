// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <cmath>

#include "core/base/error.h"
#include "core/classifiers/nearest_neighbours.h"
#include "core/classifiers/with_defaults.h"
#include "core/metrics/prediction_entries.h"

namespace emoforge {
namespace {

const MetricEntry& named(const std::vector<MetricEntry>& entries, const std::string& name) {
  for (const MetricEntry& entry : entries) {
    if (entry.name == name) return entry;
  }
  throw std::runtime_error("no entry " + name);
}

/// Two classes in turn; the decision is right where `right[i]`, with certainty 0.8.
Predictions predictions(const std::vector<bool>& right) {
  Predictions made;
  made.classes = 2;
  made.probabilities = DoubleArray({right.size(), 2});
  for (std::size_t i = 0; i < right.size(); ++i) {
    made.truths.push_back(i % 2);
    made.decided.push_back(right[i] ? i % 2 : 1 - i % 2);
    made.probabilities(i, made.decided[i]) = 0.8;
    made.probabilities(i, 1 - made.decided[i]) = 0.2;
  }
  return made;
}

/// Groups of `size` items, in each of which so many are right.
Predictions inGroups(const std::vector<std::size_t>& hits, std::size_t size) {
  std::vector<bool> right;
  std::vector<std::string> groups;
  for (std::size_t g = 0; g < hits.size(); ++g) {
    for (std::size_t i = 0; i < size; ++i) {
      right.push_back(i < hits[g]);
      groups.push_back("person " + std::to_string(g));
    }
  }
  Predictions made = predictions(right);
  made.groups = groups;
  return made;
}

std::vector<MetricEntry> entriesOf(const Predictions& made) {
  PredictionContext context;
  context.classes = {"calm", "angry"};
  context.featureSpace = "kinematic";
  return predictionEntries(made, context, Random(1));
}

// 18 of 20 independent items: Wilson [0.69897, 0.97213] (facts/metrics.md 14.9)
TEST(PredictionEntries, GiveWilsonsIntervalForIndependentItems) {
  std::vector<bool> right(20, true);
  right[3] = right[8] = false;
  const auto entries = entriesOf(predictions(right));
  const MetricEntry& accuracy = named(entries, "accuracy");
  EXPECT_DOUBLE_EQ(*accuracy.value, 0.9);
  EXPECT_NEAR(accuracy.interval->low, 0.69897, 1e-5);
  EXPECT_NEAR(accuracy.interval->high, 0.97213, 1e-5);
  EXPECT_EQ(accuracy.intervalMethod, "wilson");
  EXPECT_EQ(accuracy.unitOfReplication, "item");
  EXPECT_FALSE(accuracy.groups);
  EXPECT_FALSE(named(entries, "macro-f1").interval);
  // −(0.9 ln 0.8 + 0.1 ln 0.2); 0.9 · 2 · 0.2² + 0.1 · 2 · 0.8²; |0.9 − 0.8|
  EXPECT_NEAR(*named(entries, "log-loss").value, -(0.9 * std::log(0.8) + 0.1 * std::log(0.2)),
              1e-12);
  EXPECT_NEAR(*named(entries, "brier").value, 0.9 * 0.08 + 0.1 * 1.28, 1e-12);
  EXPECT_NEAR(*named(entries, "ece").value, 0.1, 1e-12);
  EXPECT_NEAR(*named(entries, "log-loss").chanceUniform, std::log(2.0), 1e-12);
}

// v=np.array([5,4,3,5,2,4,5,1,3,4,5,4])/5
// scipy.stats.bootstrap((v,),np.mean,method='BCa',n_resamples=200000,random_state=1):
// [0.58333, 0.86667], in steps of 1/60
TEST(PredictionEntries, DrawWholeGroupsWhereThereAreTen) {
  const auto entries = entriesOf(inGroups({5, 4, 3, 5, 2, 4, 5, 1, 3, 4, 5, 4}, 5));
  const MetricEntry& accuracy = named(entries, "accuracy");
  EXPECT_DOUBLE_EQ(*accuracy.value, 0.75);
  EXPECT_NEAR(accuracy.interval->low, 0.58333, 0.018);
  EXPECT_NEAR(accuracy.interval->high, 0.86667, 0.018);
  EXPECT_EQ(accuracy.intervalMethod, "cluster-bootstrap-bca");
  EXPECT_EQ(accuracy.unitOfReplication, "subject");
  EXPECT_EQ(accuracy.replicates, 12U);
  EXPECT_EQ(*accuracy.groups, 12U);
  for (const char* name : {"balanced-accuracy", "macro-f1", "mcc", "log-loss", "brier"}) {
    const MetricEntry& entry = named(entries, name);
    ASSERT_TRUE(entry.interval) << name;
    EXPECT_LT(entry.interval->low, *entry.value) << name;
    EXPECT_GT(entry.interval->high, *entry.value) << name;
  }
}

// v=np.array([.9,.8,.7,1.]); v.mean() ± stats.t.ppf(.975,3)*v.std(ddof=1)/2
TEST(PredictionEntries, TakeStudentsTOverFewerGroups) {
  const auto entries = entriesOf(inGroups({9, 8, 7, 10}, 10));
  const MetricEntry& accuracy = named(entries, "accuracy");
  EXPECT_NEAR(accuracy.interval->low, 0.85 - 0.20542602567608795, 1e-9);
  EXPECT_NEAR(accuracy.interval->high, 0.85 + 0.20542602567608795, 1e-9);
  EXPECT_EQ(accuracy.intervalMethod, "t");
  EXPECT_TRUE(named(entries, "macro-f1").interval);
}

TEST(PredictionEntries, GiveNoIntervalOfScoresThatAGroupWithoutAClassLacks) {
  Predictions made = inGroups({9, 8, 7, 10}, 10);
  for (std::size_t i = 0; i < 10; ++i) made.truths[i] = 0;
  const auto entries = entriesOf(made);
  EXPECT_TRUE(named(entries, "accuracy").interval);
  EXPECT_FALSE(named(entries, "macro-f1").interval);
  EXPECT_FALSE(named(entries, "macro-f1").caveat.empty());
}

TEST(PredictionEntries, GiveNoIntervalForOneGroupAndSayWhy) {
  const MetricEntry accuracy = named(entriesOf(inGroups({7}, 10)), "accuracy");
  EXPECT_FALSE(accuracy.interval);
  EXPECT_EQ(accuracy.caveat, "One subject only: no interval.");
}

// Wilson of 12 of 12: n / (n + z²) = 0.757506
TEST(PredictionEntries, NeverClaimCertaintyWhereAllAreRight) {
  const MetricEntry accuracy =
      named(entriesOf(inGroups(std::vector<std::size_t>(12, 5), 5)), "accuracy");
  EXPECT_EQ(*accuracy.value, 1.0);
  EXPECT_NEAR(accuracy.interval->low, 0.757506, 1e-6);
  EXPECT_EQ(accuracy.interval->high, 1.0);
}

TEST(PredictionEntries, NameTheLevelsOfChanceAndWhatIsNeverPredicted) {
  Predictions made = predictions(std::vector<bool>(10, true));
  for (std::size_t i = 0; i < 10; ++i) {
    made.truths[i] = i < 6 ? 0 : 1;
    made.decided[i] = 0;
  }
  const auto entries = entriesOf(made);
  // Always the larger class: what it reaches is the level of chance itself.
  for (const char* name : {"accuracy", "balanced-accuracy", "macro-precision", "macro-f1",
                           "weighted-precision", "weighted-f1", "mcc", "kappa"}) {
    EXPECT_NEAR(*named(entries, name).value, *named(entries, name).chanceMajority, 1e-12) << name;
  }
  EXPECT_DOUBLE_EQ(*named(entries, "accuracy").chanceUniform, 0.5);
  EXPECT_EQ(named(entries, "macro-f1").caveat, "\"angry\" is never predicted: its precision is 0.");
  EXPECT_EQ(*named(entries, "recall/angry").value, 0.0);
}

TEST(PredictionEntries, LeaveOutARecallWithoutTestItems) {
  Predictions made = predictions({true, true});
  made.truths = made.decided = {0, 0};
  const MetricEntry recall = named(entriesOf(made), "recall/angry");
  EXPECT_FALSE(recall.value);
  EXPECT_FALSE(recall.caveat.empty());
  EXPECT_FALSE(named(entriesOf(made), "auc").value);
}

TEST(Predictions, OfFoldsCanBeJoinedAndKeepTheirGroups) {
  Predictions all = inGroups({4, 2}, 4);
  Predictions more = inGroups({1}, 4);
  more.groups.assign(4, "another");
  all.append(more);
  EXPECT_EQ(all.confusion().total(), 12U);
  const auto scores = groupScores(all);
  ASSERT_EQ(scores.size(), 3U);
  EXPECT_EQ(scores[2].group, "another");
  EXPECT_EQ(scores[2].items, 4U);
  EXPECT_DOUBLE_EQ(scores[1].accuracy, 0.5);
  EXPECT_DOUBLE_EQ(scores[2].accuracy, 0.25);
  EXPECT_THROW(all.append(predictions({true})), Error);
}

TEST(Predictions, ComeFromAClassifierThatSawTrainingRowsOnly) {
  const LabelledRows training{DoubleArray({4, 1}, std::vector<double>{0, 1, 10, 11}), {0, 0, 1, 1}};
  const LabelledRows test{DoubleArray({2, 1}, std::vector<double>{0.4, 10.4}), {0, 0}};
  ParameterSet parameters(nearestNeighboursEntry().parameters);
  parameters.set("k", std::int64_t{1});
  const auto classifier = nearestNeighboursEntry().create();
  classifier->configure(parameters);
  NoProgress progress;
  const Predictions made =
      predictedBy(*classifier, training, test, {"a", "b"}, 2, Random(1), progress);
  EXPECT_EQ(made.decided, (std::vector<std::size_t>{0, 1}));
  EXPECT_EQ(made.confusion().count(0, 1), 1U);
  EXPECT_EQ(primaryScore(made), "macro-f1");
  EXPECT_THROW(predictedBy(*classifier, training, test, {"a"}, 2, Random(1), progress), Error);
}

}  // namespace
}  // namespace emoforge
