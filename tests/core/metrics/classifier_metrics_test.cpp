// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/classifiers/logistic_regression.h"
#include "core/classifiers/nearest_neighbours.h"
#include "core/metrics/marginals.h"
#include "core/metrics/register_metrics.h"
#include "core/metrics/two_sample_test.h"

namespace emoforge {
namespace {

/// Two classes three SDs apart in the first of four columns, persons ten apart in the last.
FeatureTable tableOf(std::size_t count, std::size_t firstPerson, std::size_t persons,
                     std::uint64_t seed) {
  Random random(seed);
  FeatureTable table;
  table.names = {"class", "noise-1", "noise-2", "person"};
  table.rows = DoubleArray({count, 4});
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t person = firstPerson + i / 2 % persons;
    table.ids.push_back("item " + std::to_string(i));
    table.labels.push_back(i % 2 == 0 ? "calm" : "angry");
    table.subjects.push_back("person " + std::to_string(person));
    for (double& value : table.rows.row(i)) value = random.normal();
    table.rows(i, 0) += i % 2 == 0 ? 0.0 : 3.0;
    table.rows(i, 3) += 10.0 * static_cast<double>(person);
  }
  table.groups = table.subjects;
  return table;
}

std::vector<MetricEntry> measured(const std::string& metric, const ComparedSets& sets) {
  MetricCatalogue metrics;
  registerMetrics(metrics);
  return metrics.create(metric)->measure(sets, Random(3));
}

MetricEntry named(const std::vector<MetricEntry>& entries, const std::string& name) {
  for (const MetricEntry& entry : entries) {
    if (entry.name == name) return entry;
  }
  throw std::runtime_error("no entry " + name);
}

FeatureTable withoutPersons(FeatureTable table) {
  table.subjects.clear();
  table.groups.clear();
  return table;
}

TEST(TwoSampleTest, CannotTellEqualDistributionsApart) {
  const FeatureTable training = tableOf(200, 0, 10, 1);
  const FeatureTable heldOut = withoutPersons(tableOf(200, 0, 10, 2));
  const FeatureTable same = withoutPersons(tableOf(200, 0, 10, 3));
  const auto entries = measured("c2st", compareIn("test", training, heldOut, false, same));
  for (const char* name : {"c2st", "c2st-knn"}) {
    EXPECT_NEAR(*named(entries, name).value, 0.5, 0.12) << name;
    EXPECT_EQ(*named(entries, name).referenceValue, 0.5);
  }
  EXPECT_GT(*named(entries, "c2st").p, 0.01);
  EXPECT_TRUE(named(entries, "c2st/calm").p);
  EXPECT_NE(named(entries, "c2st").caveat.find("Training and held-out items: 0."),
            std::string::npos)
      << named(entries, "c2st").caveat;
}

// Shifted by 2 SDs in one column: an ideal rule has AUC Φ(2/√2) = 0.9214.
TEST(TwoSampleTest, ReachesTheAreaOfTheIdealRuleForAShift) {
  FeatureTable real = tableOf(600, 0, 10, 1);
  FeatureTable shifted = withoutPersons(tableOf(600, 0, 10, 2));
  for (std::size_t i = 0; i < 600; ++i) shifted.rows(i, 1) += 2.0;
  const ComparedSets sets = compareIn("test", real, real, true, shifted);
  const TwoSampleTest test = classifierTwoSampleTest(sets.standardReference, sets.standardSynthetic,
                                                     logisticRegressionEntry(), Random(1));
  EXPECT_NEAR(test.areaUnderCurve, 0.9214, 0.03);
  EXPECT_NEAR(test.p, 1.0 / 1001.0, 1e-12);
  EXPECT_EQ(test.folds, 5U);
  EXPECT_TRUE(test.grouped);
}

TEST(TwoSampleTest, KeepsGroupsOnOneSide) {
  // Persons far apart and synthetic items between them: with every person known, neighbours tell
  // real from synthetic; with whole persons left out, they cannot.
  const FeatureTable real = tableOf(200, 0, 20, 1);
  FeatureTable between = withoutPersons(tableOf(200, 0, 20, 2));
  for (std::size_t i = 0; i < 200; ++i) between.rows(i, 3) += 5.0;
  ComparedSets sets = compareIn("test", real, real, true, between);
  const auto area = [&] {
    return classifierTwoSampleTest(sets.standardReference, sets.standardSynthetic,
                                   nearestNeighboursEntry(), Random(1))
        .areaUnderCurve;
  };
  const double apart = area();
  sets.standardReference.groups.clear();
  EXPECT_GT(area(), apart + 0.05);
}

TEST(TwoSampleTest, SaysWhyItCannotBeMade) {
  const FeatureTable real = tableOf(40, 0, 1, 1);
  const ComparedSets sets = compareIn("test", real, real, true, tableOf(40, 0, 1, 2));
  const MetricEntry entry = named(measured("c2st", sets), "c2st");
  EXPECT_FALSE(entry.value);
  EXPECT_FALSE(entry.p);
  EXPECT_EQ(entry.caveat, "The items of a set are of one group: none can be kept apart.");
  const ComparedSets few =
      compareIn("test", tableOf(40, 0, 5, 1), tableOf(8, 5, 4, 2), false, tableOf(40, 0, 5, 3));
  EXPECT_FALSE(named(measured("c2st", few), "c2st").value);
}

// Classes 3 SDs apart: the best share is Φ(1.5) = 0.9332, with labels exchanged 0.0668.
TEST(LabelFidelity, IsThatOfTheClassesAndOfTheCeiling) {
  const FeatureTable training = tableOf(400, 0, 10, 1);
  const FeatureTable heldOut = tableOf(400, 0, 10, 2);
  const FeatureTable good = tableOf(400, 0, 10, 3);
  FeatureTable exchanged = good;
  for (std::string& label : exchanged.labels) label = label == "calm" ? "angry" : "calm";
  const auto entries =
      measured("label-fidelity", compareIn("test", training, heldOut, false, good));
  const MetricEntry fidelity = named(entries, "label-fidelity");
  EXPECT_NEAR(*fidelity.value, 0.9332, 0.04);
  EXPECT_NEAR(*fidelity.referenceValue, 0.9332, 0.04);
  EXPECT_LT(fidelity.interval->low, *fidelity.value);
  EXPECT_NEAR(*named(entries, "label-fidelity/calm").value, 0.9332, 0.06);
  EXPECT_GT(*named(entries, "label-confidence/angry").value, 0.8);
  const auto wrong =
      measured("label-fidelity", compareIn("test", training, heldOut, false, exchanged));
  EXPECT_NEAR(*named(wrong, "label-fidelity").value, 1.0 - *fidelity.value, 1e-12);
}

TEST(LabelFidelity, HasNoCeilingWhereNothingWasHeldOutAndNoValueWithoutTheClass) {
  const FeatureTable training = tableOf(100, 0, 10, 1);
  FeatureTable calm = tableOf(50, 0, 10, 2);
  calm.labels.assign(50, "calm");
  const auto entries =
      measured("label-fidelity", compareIn("test", training, training, true, calm));
  EXPECT_FALSE(named(entries, "label-fidelity/calm").referenceValue);
  EXPECT_FALSE(named(entries, "label-fidelity/angry").value);
  EXPECT_FALSE(named(entries, "label-fidelity/angry").caveat.empty());
}

/// Items of ten persons, each around a place of its own in twelve columns.
FeatureTable personsTable(std::size_t count, std::size_t firstPerson, std::uint64_t seed) {
  constexpr std::size_t kColumns = 12;
  Random noise(seed);
  FeatureTable table;
  table.names.assign(kColumns, "column");
  table.rows = DoubleArray({count, kColumns});
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t person = firstPerson + i % 10;
    Random place = Random(99).stream("person", person);
    table.ids.push_back("item " + std::to_string(i));
    table.labels.push_back("calm");
    table.subjects.push_back("person " + std::to_string(person));
    for (double& value : table.rows.row(i)) value = 3.0 * place.normal() + noise.normal();
  }
  table.groups = table.subjects;
  return table;
}

TEST(IdentityLeak, IsHigherForTrainingPersonsThanForNewOnes) {
  const FeatureTable training = personsTable(200, 0, 1);
  const FeatureTable heldOut = personsTable(200, 5, 2);  // five known persons, five new ones
  const FeatureTable known = withoutPersons(personsTable(200, 0, 3));
  const FeatureTable invented = withoutPersons(personsTable(200, 40, 3));
  const MetricEntry leak =
      measured("identity-leak", compareIn("test", training, heldOut, false, known)).front();
  const MetricEntry none =
      measured("identity-leak", compareIn("test", training, heldOut, false, invented)).front();
  EXPECT_GT(*leak.value, *leak.referenceValue + 0.2);
  EXPECT_NEAR(*none.value, *none.referenceValue, 0.1);
  EXPECT_EQ(*leak.groups, 10U);
  EXPECT_NE(leak.caveat.find("100 % are named rightly"), std::string::npos) << leak.caveat;
}

TEST(IdentityLeak, IsAbsentWithAReasonWithoutPersons) {
  const FeatureTable unknown = withoutPersons(tableOf(40, 0, 10, 1));
  const MetricEntry entry =
      measured("identity-leak", compareIn("test", unknown, unknown, true, unknown)).front();
  EXPECT_FALSE(entry.value);
  EXPECT_FALSE(entry.caveat.empty());
}

TEST(MembershipInference, IsCertainForCopiesAndReversedForCopiesOfHeldOutItems) {
  const FeatureTable training = tableOf(60, 0, 10, 1);
  const FeatureTable heldOut = tableOf(60, 0, 10, 2);
  const auto area = [&](const FeatureTable& synthetic) {
    return *named(
                measured("membership-auc", compareIn("test", training, heldOut, false, synthetic)),
                "membership-auc")
                .value;
  };
  EXPECT_EQ(area(training), 1.0);
  EXPECT_EQ(area(heldOut), 0.0);
  EXPECT_NEAR(area(tableOf(300, 0, 10, 3)), 0.5, 0.15);
}

TEST(MembershipInference, NeedsHeldOutItems) {
  const FeatureTable training = tableOf(60, 0, 10, 1);
  const auto entries =
      measured("membership-auc", compareIn("test", training, training, true, training));
  EXPECT_FALSE(entries.front().value);
  EXPECT_FALSE(entries.front().caveat.empty());
}

// a=np.array([((i*37+5)%101)/20 for i in range(17)]); b=np.array([((i*53+11)%97)/15+.5 for i in
// range(23)]); a[3]=a[4]; b[2]=a[0]
// stats.wasserstein_distance(a,b), stats.ks_2samp(a,b).statistic
TEST(Marginals, EqualThoseOfSciPy) {
  std::vector<double> a;
  std::vector<double> b;
  for (int i = 0; i < 17; ++i) a.push_back(((i * 37 + 5) % 101) / 20.0);
  for (int i = 0; i < 23; ++i) b.push_back(((i * 53 + 11) % 97) / 15.0 + 0.5);
  a[3] = a[4];
  b[2] = a[0];
  EXPECT_NEAR(wassersteinDistance(a, b), 0.8251918158567775, 1e-12);
  EXPECT_NEAR(kolmogorovSmirnov(a, b), 0.289002557544757, 1e-12);
  EXPECT_EQ(wassersteinDistance(a, a), 0.0);
  EXPECT_EQ(kolmogorovSmirnov({0, 1}, {2, 3}), 1.0);
  EXPECT_DOUBLE_EQ(wassersteinDistance({0, 1}, {2, 3}), 2.0);
}

// X=np.array([[((i*73+j*151+i*i*37+i*j*19)%997)/997+(.5*((i*7)%13)/13 if j<2 else 0) for j in
// range(4)] for i in range(30)]); Y the same without the second term for i in range(100,140)
// np.linalg.norm(np.corrcoef(X.T)-np.corrcoef(Y.T))/np.sqrt(12), of three columns / sqrt(6)
TEST(CorrelationStructure, EqualsThatOfNumPyOverColumnsThatVary) {
  const auto rows = [](std::size_t begin, std::size_t count, bool tied) {
    DoubleArray result({count, 4});
    for (std::size_t r = 0; r < count; ++r) {
      const std::size_t i = begin + r;
      for (std::size_t j = 0; j < 4; ++j) {
        result(r, j) =
            static_cast<double>((i * 73 + j * 151 + i * i * 37 + i * j * 19) % 997) / 997.0;
        if (tied && j < 2) result(r, j) += 0.5 * static_cast<double>((i * 7) % 13) / 13.0;
      }
    }
    return result;
  };
  const DoubleArray x = rows(0, 30, true);
  DoubleArray y = rows(100, 40, false);
  EXPECT_NEAR(correlationGap(x, y).value, 0.20077340010427613, 1e-12);
  for (std::size_t i = 0; i < 40; ++i) y(i, 3) = 1.0;
  EXPECT_NEAR(correlationGap(x, y).value, 0.20247713817872076, 1e-12);
  EXPECT_EQ(correlationGap(x, y).columns, 3U);
  EXPECT_THROW(correlationGap(x, rows(0, 2, false)), Error);
}

TEST(MarginalMetrics, AreZeroForTheReferenceItselfAndNameTheWorstFeature) {
  const FeatureTable training = tableOf(100, 0, 10, 1);
  FeatureTable moved = training;
  for (std::size_t i = 0; i < 100; ++i) moved.rows(i, 1) += 100.0;
  const ComparedSets same = compareIn("test", training, training, true, training);
  const ComparedSets far = compareIn("test", training, training, true, moved);
  for (const char* name : {"wasserstein-marginals", "ks-marginals", "correlation-structure"}) {
    EXPECT_NEAR(*measured(name, same).front().value, 0.0, 1e-12) << name;
  }
  const MetricEntry ks = measured("ks-marginals", far).front();
  EXPECT_NEAR(*ks.value, 0.25, 1e-12);  // one of four features is apart altogether
  EXPECT_EQ(ks.caveat, "Mean over 4 features, largest noise-1: 1.000.");
}

}  // namespace
}  // namespace emoforge
