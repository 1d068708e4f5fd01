// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/neural_gas/neural_gas.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "core/base/error.h"
#include "core/motion/motion_clip.h"
#include "tests/core/generators/neural_gas/gas_training.h"
#include "tests/support/temporary_folder.h"

namespace emoforge {
namespace {

using testing::clipsOf;
using testing::parametersWith;
using testing::walks;

std::vector<double> trainedClips(const ParameterSet& parameters) {
  NeuralGas gas;
  NoProgress progress;
  gas.fit(walks(), parameters, Random(2), progress);
  return clipsOf(gas, parameters);
}

bool warnsOf(const std::vector<ParameterProblem>& problems, const std::string& parameter,
             ParameterProblem::Severity severity) {
  return std::ranges::any_of(problems, [&](const ParameterProblem& problem) {
    return problem.parameter == parameter && problem.severity == severity &&
           problem.message.back() == '.';
  });
}

}  // namespace

TEST(NeuralGas, EveryParameterChangesTheClips) {
  const Json pose = {{"level", "pose"}};
  // Parameter, another value, and the settings under which it counts.
  struct Change {
    const char* name;
    Json value;
    Json settings;
  };
  const std::vector<Change> changes = {
      {"level", "pose", Json::object()},
      {"neurons", 5, Json::object()},
      {"pose-neurons", 9, pose},
      {"iterations", 20, Json::object()},
      {"start", "random", Json::object()},
      {"order", "fixed", Json::object()},
      {"learning-rate-start", 0.5, Json::object()},
      {"learning-rate-end", 0.01, Json::object()},
      {"range-start", 3.0, Json::object()},
      {"range-end", 0.5, Json::object()},
      {"noise", 0.1, Json::object()},
      {"noise-smoothness", 2.0, Json::object()},
      {"smoothing", 2.0, Json::object()},
      {"path", "replay", pose},
      {"duration", 3.0, pose},
      {"representation", "raw-channels", Json::object()},
      {"frames", 30, Json::object()},
      {"rotation-weight", 3.0, pose},
      {"frame-rate", 20.0, pose},
  };
  std::set<std::string> covered = {"form"};  // has a test of its own: it must not change the clips
  for (const Change& change : changes) {
    covered.insert(change.name);
    ParameterSet parameters = parametersWith(change.settings);
    const auto before = trainedClips(parameters);
    parameters.apply({{change.name, change.value}});
    EXPECT_NE(trainedClips(parameters), before) << change.name;
  }
  for (const ParameterSpec& spec : neuralGasParameters()) {
    EXPECT_TRUE(covered.contains(spec.name)) << spec.name << " is not tried here";
    EXPECT_FALSE(spec.help.empty()) << spec.name;
    EXPECT_FALSE(spec.group.empty()) << spec.name;
  }
}

TEST(NeuralGas, FormChangesHowNeuronsAreKeptAndNothingElse) {
  const auto fast = parametersWith({{"form", "fast"}});
  const auto direct = parametersWith({{"form", "direct"}});
  const auto a = trainedClips(fast);
  const auto b = trainedClips(direct);
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i) EXPECT_NEAR(a[i], b[i], 1e-6);  // degrees
  const testing::TemporaryFolder folder;
  for (const bool vectors : {false, true}) {
    NeuralGas gas;
    NoProgress progress;
    gas.fit(walks(), vectors ? direct : fast, Random(2), progress);
    ArchiveWriter writer;
    gas.saveState(writer);
    writer.write(folder / "state");
    EXPECT_EQ(ArchiveReader(folder / "state").contains("class-0/neurons/vectors"), vectors);
  }
}

TEST(NeuralGas, SamplingParametersNeedNoNewTraining) {
  const ParameterSet trained = parametersWith(Json::object());
  NeuralGas gas;
  NoProgress progress;
  gas.fit(walks(), trained, Random(2), progress);
  ParameterSet other = trained;
  other.apply({{"noise", 0.2}, {"smoothing", 0.0}, {"noise-smoothness", 1.0}});
  EXPECT_EQ(clipsOf(gas, other), trainedClips(other));
  for (const ParameterSpec& spec : neuralGasParameters()) {
    EXPECT_EQ(spec.sampling, spec.group == "Sampling") << spec.name;
  }
}

TEST(NeuralGas, ASampleDependsOnSeedClassAndNumberOnly) {
  for (const char* level : {"sequence", "pose"}) {
    const ParameterSet parameters = parametersWith({{"level", level}});
    NeuralGas gas;
    NoProgress progress;
    gas.fit(walks(), parameters, Random(2), progress);
    const auto several = gas.sample("happy", 1, 5, parameters, Random(4), progress);
    const auto one = gas.sample("happy", 4, 1, parameters, Random(4), progress);
    EXPECT_EQ(asMotion(*one[0].sample).values, asMotion(*several[3].sample).values);
    EXPECT_EQ(one[0].number, 4u);
    EXPECT_EQ(one[0].source, several[3].source);
    EXPECT_NE(asMotion(*several[0].sample).values, asMotion(*several[1].sample).values);
    const auto reseeded = gas.sample("happy", 4, 1, parameters, Random(5), progress);
    EXPECT_NE(asMotion(*reseeded[0].sample).values, asMotion(*one[0].sample).values);
  }
}

TEST(NeuralGas, JudgesSettingsInWholeSentences) {
  NeuralGas gas;
  const auto check = [&](const Json& values) {
    return gas.validate(parametersWith(values), walks());
  };
  using enum ParameterProblem::Severity;
  EXPECT_TRUE(check({{"neurons", 2}, {"pose-neurons", 100}, {"iterations", 50}}).empty());
  EXPECT_TRUE(warnsOf(check({{"range-start", 0.05}}), "range-end", Error));
  EXPECT_TRUE(warnsOf(check({{"learning-rate-start", 0.01}}), "learning-rate-end", Error));
  EXPECT_TRUE(warnsOf(check({{"neurons", 6}}), "neurons", Warning));
  EXPECT_TRUE(warnsOf(check({{"duration", 5.0}}), "duration", Warning));
  EXPECT_TRUE(warnsOf(check({{"level", "pose"}, {"start", "random"}}), "start", Warning));
  EXPECT_TRUE(
      warnsOf(check({{"representation", "raw-channels"}, {"frames", 9}}), "frames", Warning));
  EXPECT_TRUE(warnsOf(check({{"noise", 3.0}}), "noise", Warning));
  EXPECT_TRUE(
      warnsOf(check({{"smoothing", 0.0}, {"noise-smoothness", 0.0}}), "smoothing", Warning));
  NoProgress progress;
  EXPECT_THROW(gas.fit(walks(), parametersWith({{"range-start", 0.05}}), Random(1), progress),
               emoforge::Error);
  TrainingData empty = walks();
  empty.classes[0].samples.clear();
  EXPECT_TRUE(warnsOf(gas.validate(parametersWith(Json::object()), empty), "level", Error));
}

TEST(NeuralGas, AskedForAnUnknownClassNamesIt) {
  NeuralGas gas;
  NoProgress progress;
  const ParameterSet parameters = parametersWith(Json::object());
  gas.fit(walks(), parameters, Random(2), progress);
  EXPECT_THROW(gas.sample("proud", 1, 1, parameters, Random(4), progress), Error);
}

}  // namespace emoforge
