// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/neural_gas/neural_gas.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "core/generators/neural_gas/particle_preview.h"
#include "core/motion/motion_clip.h"
#include "core/motion/posed_clip.h"
#include "tests/core/generators/neural_gas/gas_training.h"

namespace emoforge {
namespace {

using testing::Listener;
using testing::parametersWith;
using testing::walks;

}  // namespace

TEST(NeuralGasProgress, TellsTheCourseOfEachClass) {
  for (const char* level : {"sequence", "pose"}) {
    NeuralGas gas;
    Listener listener;
    gas.fit(walks(), parametersWith({{"level", level}, {"start", "random"}}), Random(2), listener);
    for (const char* label : {"sad", "happy"}) {
      const auto& errors = listener.scalars[std::string("quantisation-error/") + label];
      ASSERT_EQ(errors.size(), 8u);
      EXPECT_EQ(errors.back().first, 8u);
      EXPECT_LT(errors.back().second, errors.front().second);
      EXPECT_EQ(listener.scalars[std::string("topographic-error/") + label].size(), 7u);
      EXPECT_EQ(listener.scalars[std::string("dead-units/") + label].size(), 8u);
    }
    EXPECT_EQ(listener.fraction(), 1.0);
    const std::vector<double> done = {1.0, 1.0};
    EXPECT_EQ(listener.stageFractions(), done);
    EXPECT_EQ(listener.stages()[1].steps, 8u);
  }
}

TEST(NeuralGasProgress, ShowsParticlesAndTheirScheduleWithEveryIteration) {
  NeuralGas gas;
  Listener listener;
  gas.fit(walks(), parametersWith({{"range-end", 0.5}}), Random(2), listener);
  std::vector<Preview> shown;
  for (const Preview& preview : listener.previews) {
    if (preview.kind == "particles" && preview.label == "happy") shown.push_back(preview);
  }
  ASSERT_EQ(shown.size(), 8u);
  const Preview& fourth = shown[3];
  EXPECT_EQ(fourth.step, 4u);
  EXPECT_EQ(fourth.values.extent(0), 6u);
  EXPECT_EQ(fourth.values.extent(1), 3u);
  EXPECT_EQ(fourth.about, "happy/0");
  EXPECT_EQ(fourth.numbers.at("frame"), 30.0);
  // 0.3 * (0.05 / 0.3) ** (3 / 8), 10 * (0.5 / 10) ** (3 / 8)
  EXPECT_NEAR(fourth.numbers.at("learning-rate"), 0.1532196746540708, 1e-12);
  EXPECT_NEAR(fourth.numbers.at("range"), 3.251724563121182, 1e-12);
  const PosedClip clip = toPosedClip(asMotion(*walks().classes[1].samples[0]));
  double sum = 0.0;
  for (std::size_t k = 0; k < 6; ++k) {
    double squared = 0.0;
    for (std::size_t axis = 0; axis < 3; ++axis) {
      const double apart = fourth.values(k, axis) - clip.positions(30, fourth.links[k], axis);
      squared += apart * apart;
    }
    sum += std::sqrt(squared);
  }
  EXPECT_NEAR(fourth.numbers.at("link-metres"), sum / 6.0, 1e-5);
}

// A run that is opened again: the same pictures from its settings, seed and first clips.
TEST(NeuralGasProgress, ParticlesOfAnEarlierRunAreMadeAgainBitByBit) {
  for (const Json& values : {Json{{"iterations", 900}}, Json{{"level", "pose"}, {"neurons", 600}},
                             Json{{"start", "random"}, {"iterations", 30}}}) {
    const ParameterSet parameters = parametersWith(values);
    NeuralGas gas;
    Listener listener;
    gas.fit(walks(), parameters, Random(7), listener);
    for (const TrainingClass& one : walks().classes) {
      std::vector<Preview> told;
      for (const Preview& preview : listener.previews) {
        if (preview.kind == "particles" && preview.label == one.label) told.push_back(preview);
      }
      const auto again = particleHistory(parameters, 7, one.label, one.ids.front(),
                                         asMotion(*one.samples.front()), 1u << 30, NoProgress());
      ASSERT_EQ(again.size(), told.size());
      for (std::size_t i = 0; i < told.size(); ++i) {
        EXPECT_EQ(again[i].step, told[i].step);
        EXPECT_EQ(again[i].values, told[i].values) << i;
        EXPECT_EQ(again[i].links, told[i].links);
        EXPECT_EQ(again[i].numbers, told[i].numbers);
        EXPECT_EQ(again[i].about, told[i].about);
      }
      const auto part = particleHistory(parameters, 7, one.label, one.ids.front(),
                                        asMotion(*one.samples.front()), 5, NoProgress());
      EXPECT_EQ(part.back().step, told[part.size() - 1].step);
      EXPECT_LE(part.back().step, 5u);
    }
  }
}

TEST(NeuralGasProgress, ShowsAtMostFourHundredPassesOfTheParticles) {
  NeuralGas gas;
  Listener listener;
  gas.fit(walks(), parametersWith({{"iterations", 1000}}), Random(2), listener);
  const auto particles = std::ranges::count(listener.previews, "particles", &Preview::kind);
  EXPECT_EQ(particles, 800);  // two classes
}

TEST(NeuralGasProgress, DraftsOfTheLastIterationAreTheFirstClipsOfTheFinishedModel) {
  for (const char* level : {"sequence", "pose"}) {
    const ParameterSet parameters = parametersWith({{"level", level}});
    NeuralGas gas;
    Listener listener;
    gas.fit(walks(), parameters, Random(2), listener);
    std::map<std::string, std::vector<Preview>> drafts;
    for (const Preview& preview : listener.previews) {
      if (preview.kind == "clip") drafts[preview.label].push_back(preview);
    }
    for (const char* label : {"sad", "happy"}) {
      ASSERT_GE(drafts[label].size(), 2u);
      EXPECT_EQ(drafts[label].front().step, 1u);
      EXPECT_EQ(drafts[label].back().step, 8u);
      const auto draw = [&](const Preview& preview, const ParameterSet& sampling) {
        const auto& draft = dynamic_cast<const SampleDraft&>(*preview.content);
        return asMotion(*draft.draw(sampling).sample).values;
      };
      const Preview& last = drafts[label].back();
      EXPECT_EQ(draw(last, parameters), draw(last, parameters));
      EXPECT_NE(draw(drafts[label].front(), parameters), draw(last, parameters));
      ParameterSet noisier = parameters;
      noisier.apply({{"noise", 0.2}});
      EXPECT_NE(draw(last, noisier), draw(last, parameters));
      if (level == std::string("pose")) continue;  // its paths are looked up anew at the end
      NoProgress progress;
      const auto sample = gas.sample(label, 1, 1, parameters, Random(kPreviewSeed), progress);
      EXPECT_EQ(draw(last, parameters), asMotion(*sample[0].sample).values);
    }
  }
}

TEST(NeuralGasProgress, TellsHowMuchOfARandomStartIsLeft) {
  NeuralGas gas;
  Listener listener;
  gas.fit(walks(), parametersWith({{"start", "random"}, {"neurons", 100}, {"iterations", 2}}),
          Random(2), listener);
  EXPECT_GT(listener.scalars["start-share/sad"].back().second, 0.4);
  EXPECT_TRUE(std::ranges::any_of(listener.notices, [](const Notice& notice) {
    return notice.message.find("random start") != std::string::npos;
  }));
}

TEST(NeuralGasProgress, HoldsSeveralClipsAgainstTheTrainingClips) {
  ParameterSet parameters = parametersWith({{"neurons", 40}, {"iterations", 60}, {"noise", 0.0}});
  NeuralGas gas;
  Listener listener;
  gas.fit(walks(), parameters, Random(2), listener);
  listener.notices.clear();
  gas.sample("happy", 1, 1, parameters, Random(4), listener);
  EXPECT_TRUE(listener.notices.empty());
  gas.sample("happy", 1, 6, parameters, Random(4), listener);
  EXPECT_TRUE(std::ranges::any_of(listener.notices, [](const Notice& notice) {
    return notice.message.find("copies") != std::string::npos;
  }));
}

}  // namespace emoforge
