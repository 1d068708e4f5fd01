// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the networks have to themselves; every_generator_test.cpp has what holds for all.
#include "core/generators/deep/deep_generator.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "core/base/not_a_number.h"
#include "core/generators/deep/register_deep.h"
#include "core/motion/motion_clip.h"
#include "core/nn/runtime.h"
#include "tests/core/generators/training.h"
#include "tests/support/simple_person.h"
#include "tests/support/temporary_folder.h"

namespace emoforge {
namespace {

using testing::Listener;
using testing::Stopper;
using testing::TemporaryFolder;
using testing::valuesOf;
using testing::walks;

const GeneratorCatalogue& networks() {
  static const GeneratorCatalogue all = [] {
    GeneratorCatalogue generators;
    registerCvae(generators);
    registerCgan(generators);
    registerLstm(generators);
    return generators;
  }();
  return all;
}

ParameterSet parametersOf(const std::string& name, const Json& values) {
  ParameterSet parameters(networks().find(name).parameters);
  parameters.apply(values);
  return parameters;
}

/// Two classes of walks in step with each other, six clips each, whose arms swing by 15 … 27 and by
/// 55 … 67 degrees.
const TrainingData& armWalks() {
  static const TrainingData data = [] {
    TrainingData result;
    result.modality = "body-motion";
    for (const double degrees : {15.0, 55.0}) {
      TrainingClass one{degrees < 20.0 ? "sad" : "happy", {}, {}};
      for (int i = 0; i < 6; ++i) {
        one.ids.push_back(one.label + "/" + std::to_string(i));
        one.samples.push_back(
            testing::walkingPerson({.frames = 30, .armDegrees = degrees + 2.4 * i}));
      }
      result.classes.push_back(std::move(one));
    }
    return result;
  }();
  return data;
}

/// The largest angle of the left arm, degrees.
double armSwing(const Sample& sample) {
  const MotionClip& clip = asMotion(sample);
  const Joint& arm = clip.skeleton.joints[static_cast<std::size_t>(clip.skeleton.find("LeftArm"))];
  double largest = 0.0;
  for (std::size_t t = 0; t < clip.frames(); ++t) {
    for (std::size_t k = 0; k < 3; ++k) {
      const auto column = static_cast<std::size_t>(arm.firstChannel) + k;
      largest = std::max(largest, std::abs(clip.values(t, column)));
    }
  }
  return largest;
}

class DeepGeneratorTest : public ::testing::TestWithParam<const char*> {};

}  // namespace

INSTANTIATE_TEST_SUITE_P(Networks, DeepGeneratorTest, ::testing::Values("cvae", "cgan", "lstm"),
                         [](const auto& info) { return std::string(info.param); });

TEST_P(DeepGeneratorTest, LearnsWhatTellsTheClassesApart) {
  const ParameterSet parameters =
      parametersOf(GetParam(), {{"steps", GetParam() == std::string("lstm") ? 1500 : 400},
                                {"hidden-size", 48},
                                {"learning-rate", 5e-3},
                                {"smoothing", 0.0}});
  const auto generator = networks().create(GetParam());
  NoProgress progress;
  generator->fit(armWalks(), parameters, Random(2), progress);
  const auto swing = [&](const char* label) {
    double sum = 0.0;
    for (const auto& sample : generator->sample(label, 1, 12, parameters, Random(4), progress)) {
      sum += armSwing(*sample.sample) / 12.0;
    }
    return sum;
  };
  EXPECT_NEAR(swing("sad"), 21.0, 6.0);
  EXPECT_NEAR(swing("happy"), 61.0, 6.0);
}

// Once on one thread and, where it does not take long, once so large that two share a layer.
TEST_P(DeepGeneratorTest, StoppedAndResumedGivesTheSameBytesAtTheSameThreadCount) {
  for (const int hidden : {64, 2300}) {
    if (hidden > 64 && GetParam() == std::string("lstm")) continue;
    const TemporaryFolder folder;
    setComputeThreads(2);
    const ParameterSet parameters = parametersOf(
        GetParam(),
        {{"steps", 3}, {"hidden-size", hidden}, {"layers", 1}, {"batch-size", 6}, {"frames", 5}});
    const auto bytesOf = [&](const Generator& generator) {
      NoProgress progress;
      return valuesOf(generator.sample("happy", 1, 3, parameters, Random(4), progress));
    };
    const auto whole = networks().create(GetParam());
    Stopper counter(1 << 30, folder / "unused");
    whole->fit(walks(), parameters, Random(2), counter);
    const auto first = networks().create(GetParam());
    Stopper stopper(counter.asked() - 3, folder / "state");
    EXPECT_THROW(first->fit(walks(), parameters, Random(2), stopper), Cancelled);
    const ArchiveReader state(folder / "state");
    EXPECT_EQ(state.meta().at("state"), "training");
    EXPECT_GT(state.meta().at("step").get<int>(), 0);
    const auto second = networks().create(GetParam());
    second->loadState(state);
    NoProgress progress;
    second->fit(walks(), parameters, Random(2), progress);
    EXPECT_EQ(bytesOf(*second), bytesOf(*whole));
    setComputeThreads(0);
  }
}

TEST_P(DeepGeneratorTest, OfUsualSizeIsTheSameForAnyNumberOfThreads) {
  const ParameterSet parameters = parametersOf(GetParam(), {{"steps", 10}, {"frames", 20}});
  std::vector<std::vector<double>> clips;
  for (const int threads : {1, 2}) {
    setComputeThreads(threads);
    const auto generator = networks().create(GetParam());
    NoProgress progress;
    generator->fit(walks(), parameters, Random(2), progress);
    EXPECT_EQ(runtimeInfo().threads, threads);
    clips.push_back(valuesOf(generator->sample("happy", 1, 3, parameters, Random(4), progress)));
  }
  setComputeThreads(0);
  EXPECT_EQ(clips[0], clips[1]);
}

TEST_P(DeepGeneratorTest, TellsItsCurvesOverAllClasses) {
  Listener listener;
  const auto generator = networks().create(GetParam());
  generator->fit(walks(),
                 parametersOf(GetParam(), {{"steps", 30}, {"hidden-size", 8}, {"frames", 20}}),
                 Random(2), listener);
  ASSERT_FALSE(listener.scalars.empty());
  for (const auto& [series, points] : listener.scalars) {
    EXPECT_TRUE(series.ends_with("/all")) << series;
    EXPECT_EQ(points.size(), 30u) << series;
    EXPECT_EQ(points.back().first, 30u) << series;
  }
  EXPECT_EQ(listener.stages().size(), 1u);
  EXPECT_EQ(listener.stages()[0].steps, 30u);
}

TEST_P(DeepGeneratorTest, WarnsOfFewClipsAndRefusesASingleOne) {
  const auto generator = networks().create(GetParam());
  const ParameterSet parameters = parametersOf(GetParam(), Json::object());
  const auto few = generator->validate(parameters, walks());
  ASSERT_EQ(few.size(), 1u);
  EXPECT_EQ(few[0].severity, ParameterProblem::Severity::Warning);
  EXPECT_NE(few[0].message.find("6 training clips"), std::string::npos);
  TrainingData one = walks();
  one.classes.resize(1);
  one.classes[0].samples.resize(1);
  one.classes[0].ids.resize(1);
  EXPECT_EQ(generator->validate(parameters, one)[0].severity, ParameterProblem::Severity::Error);
}

TEST(DeepGeneratorGuard, ATrainingThatDivergesEndsWithAdvice) {
  const auto generator = networks().create("cvae");
  NoProgress progress;
  try {
    generator->fit(walks(), parametersOf("cvae", {{"learning-rate", 1.0}, {"steps", 2000}}),
                   Random(2), progress);
    FAIL() << "It should have ended.";
  } catch (const NotANumber& error) {
    EXPECT_NE(error.remedy().find("Lower the learning rate"), std::string::npos);
  }
}

TEST(Cvae, TheTwoSourcesOfNoveltyShareOneTraining) {
  const ParameterSet latent = parametersOf("cvae", {{"steps", 300}, {"hidden-size", 32}});
  ParameterSet noise = latent;
  noise.apply({{"latent-source", "noise"}, {"noise", 0.0}});
  const auto generator = networks().create("cvae");
  NoProgress progress;
  generator->fit(walks(), latent, Random(2), progress);
  // Without noise only the decoded training clips are left: three a class.
  std::vector<std::vector<double>> different;
  for (const auto& sample : generator->sample("happy", 1, 20, noise, Random(4), progress)) {
    EXPECT_TRUE(sample.source.starts_with("happy/")) << sample.source;
    const auto values = valuesOf({sample});
    if (std::ranges::find(different, values) == different.end()) different.push_back(values);
  }
  EXPECT_EQ(different.size(), 3u);
  noise.apply({{"noise", 0.05}});
  const auto noisy = generator->sample("happy", 1, 2, noise, Random(4), progress);
  EXPECT_EQ(std::ranges::find(different, valuesOf({noisy[0]})), different.end());
  const auto drawn = generator->sample("happy", 1, 2, latent, Random(4), progress);
  EXPECT_EQ(drawn[0].source, "drawn from the latent space");
}

}  // namespace emoforge
