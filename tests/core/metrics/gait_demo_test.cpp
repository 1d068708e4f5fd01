// SPDX-License-Identifier: GPL-3.0-or-later
// The named checks of facts/demo_data.md 6 that need a classifier: real data, each actor predicted
// by a random forest that learnt from the others.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "core/base/parallel.h"
#include "core/classifiers/random_forest.h"
#include "core/classifiers/with_defaults.h"
#include "core/metrics/predictions.h"
#include "core/motion/demo/body_motion_demo.h"
#include "core/motion/features/kinematic_features.h"
#include "core/motion/motion_clip.h"

namespace emoforge {
namespace {

constexpr int kAllTakes = 88;  // eight actors, eleven takes
constexpr int kActors = 8;
/// One set has a standard error of about 6 points, for it has eight actors.
constexpr std::uint64_t kSets = 3;

/// Feature rows of one set of actors.
struct Walks {
  std::vector<std::string> names;
  LabelledRows data;
  std::vector<int> actors;
};

const BodyMotionTable& table() {
  return BodyMotionTable::builtIn();
}

std::unique_ptr<FeatureSet> kinematic() {
  const auto entry = kinematicFeaturesEntry();
  auto features = entry.create();
  features->configure(ParameterSet(entry.parameters));
  return features;
}

Walks walksOf(std::uint64_t seed) {
  const BodyMotionSet set = planBodyMotionSet(table(), "default", kAllTakes);
  std::vector<PlannedClip> plans;
  for (const PlannedClip& plan : set.clips) {
    if (plan.take == "walk") plans.push_back(plan);
  }
  const auto clipOf = [&](std::size_t i) {
    return std::make_shared<const MotionClip>(
        makeBodyMotionClip(table(), set, plans[i], seed).take.clip);
  };
  const auto features = kinematic();
  const std::vector<SamplePtr> first{clipOf(0)};
  const std::vector<std::string> firstId{"first"};
  features->fit(first, firstId);
  Walks walks;
  walks.names = features->names();
  walks.data.rows = DoubleArray({plans.size(), walks.names.size()});
  parallelFor(plans.size(),
              [&](std::size_t i) { features->extract(*clipOf(i), walks.data.rows.row(i)); });
  for (const PlannedClip& plan : plans) {
    walks.data.labels.push_back(plan.classIndex);
    walks.actors.push_back(plan.actor);
  }
  return walks;
}

const std::vector<Walks>& allWalks() {
  static const std::vector<Walks> sets = [] {
    std::vector<Walks> made;
    for (std::uint64_t seed = 1; seed <= kSets; ++seed) made.push_back(walksOf(seed));
    return made;
  }();
  return sets;
}

/// What is learnt from and tested on.
struct Choice {
  std::set<std::string> classes{};  ///< empty: all
  std::string column{};             ///< empty: all
  int trainingActors = kActors - 1;
};

LabelledRows chosen(const Walks& walks, const Choice& choice, const std::set<int>& actors) {
  LabelledRows result;
  std::vector<double> values;
  for (std::size_t i = 0; i < walks.actors.size(); ++i) {
    const std::string& label = table().classes()[walks.data.labels[i]];
    if (!actors.contains(walks.actors[i])) continue;
    if (!choice.classes.empty() && !choice.classes.contains(label)) continue;
    result.labels.push_back(walks.data.labels[i]);
    for (std::size_t j = 0; j < walks.names.size(); ++j) {
      if (choice.column.empty() || walks.names[j] == choice.column) {
        values.push_back(walks.data.rows(i, j));
      }
    }
  }
  result.rows = DoubleArray({result.labels.size(), values.size() / result.labels.size()}, values);
  return result;
}

/// Percent of the walks of all sets that are recognised, the next actors in turn being learnt from.
double accuracy(const Choice& choice) {
  std::vector<Predictions> folds(kSets * kActors);
  parallelFor(folds.size(), [&](std::size_t fold) {
    const Walks& walks = allWalks()[fold / kActors];
    const int tested = static_cast<int>(fold % kActors);
    std::set<int> learnt;
    for (int k = 1; k <= choice.trainingActors; ++k) learnt.insert(1 + (tested + k) % kActors);
    NoProgress progress;
    folds[fold] = predictedBy(*withDefaults(randomForestEntry()), chosen(walks, choice, learnt),
                              chosen(walks, choice, {1 + tested}), {}, table().classes().size(),
                              Random(1).stream("fold", fold), progress);
  });
  Predictions all;
  for (const Predictions& fold : folds) all.append(fold);
  return 100.0 * classificationScores(all.confusion()).accuracy;
}

// gait-learnable: 70 to 88 % of four classes, 60 to 80 % of six
TEST(GaitDemo, IsLearntFromOtherActorsButNotPerfectly) {
  const double four = accuracy({{"angry", "sad", "neutral", "proud"}});
  const double six = accuracy({});
  RecordProperty("4 classes %", std::to_string(four));
  RecordProperty("6 classes %", std::to_string(six));
  EXPECT_GT(four, 70.0);
  EXPECT_LT(four, 88.0);
  EXPECT_GT(six, 60.0);
  EXPECT_LT(six, 80.0);
}

// gait-speed-alone: below 55 % of six classes
TEST(GaitDemo, IsNotToldBySpeedAlone) {
  const double speed = accuracy({{}, "root/speed/mean"});
  RecordProperty("speed alone %", std::to_string(speed));
  EXPECT_LT(speed, 55.0);
  EXPECT_GT(speed, 100.0 / 6.0 + 5.0);  // it tells something, as it should
}

// headroom: all training actors beat 30 % of them (two of seven) by 5 points or more
TEST(GaitDemo, IsLearntBetterFromMoreActors) {
  const double all = accuracy({});
  const double few = accuracy({{}, "", 2});
  RecordProperty("2 of 7 training actors %", std::to_string(few));
  EXPECT_GE(all - few, 5.0);
}

// content-not-class: what is done tells nothing about the class, over all takes
TEST(GaitDemo, ClassesAreNotToldByWhatIsDone) {
  const BodyMotionSet set = planBodyMotionSet(table(), "default", kAllTakes);
  std::map<std::string, std::size_t> takes;
  for (const PlannedClip& plan : set.clips) takes.emplace(plan.take, takes.size());
  const std::size_t classes = table().classes().size();
  Predictions all;
  for (int tested = 1; tested <= kActors; ++tested) {
    LabelledRows parts[2];
    std::vector<double> values[2];
    for (const PlannedClip& plan : set.clips) {
      const std::size_t side = plan.actor == tested ? 1 : 0;
      parts[side].labels.push_back(plan.classIndex);
      for (std::size_t t = 0; t < takes.size(); ++t) {
        values[side].push_back(takes.at(plan.take) == t ? 1.0 : 0.0);
      }
    }
    for (const std::size_t side : {0, 1}) {
      parts[side].rows = DoubleArray({parts[side].labels.size(), takes.size()}, values[side]);
    }
    NoProgress progress;
    all.append(predictedBy(*withDefaults(randomForestEntry()), parts[0], parts[1], {}, classes,
                           Random(1), progress));
  }
  EXPECT_EQ(takes.size(), 6U);
  EXPECT_NEAR(classificationScores(all.confusion()).accuracy, 1.0 / 6.0, 0.03);
}

}  // namespace
}  // namespace emoforge
