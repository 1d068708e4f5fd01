// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/neural_gas/neural_gas.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <thread>

#include "core/base/error.h"
#include "core/base/files.h"
#include "tests/core/generators/neural_gas/gas_training.h"
#include "tests/support/simple_person.h"
#include "tests/support/temporary_folder.h"

namespace emoforge {
namespace {

using testing::clipsOf;
using testing::parametersWith;
using testing::Stopper;
using testing::Threads;
using testing::walkingPerson;
using testing::walks;

}  // namespace

TEST(NeuralGasResume, StoppedAnywhereAndResumedGivesTheSameBits) {
  const testing::TemporaryFolder folder;
  for (const int threads : {1, 2}) {
    const Threads use(threads);
    for (const char* level : {"sequence", "pose"}) {
      const ParameterSet parameters = parametersWith({{"level", level}, {"start", "random"}});
      NeuralGas whole;
      Stopper counter(1 << 30, folder / "unused");
      whole.fit(walks(), parameters, Random(2), counter);
      const auto expected = clipsOf(whole, parameters);
      const int step = std::max(1, counter.asked() / 25);
      for (int stop = 0; stop < counter.asked() * 9 / 10; stop += step) {
        const auto file = folder / fmt::format("{}-{}-{}", level, threads, stop);
        NeuralGas first;
        Stopper stopper(stop, file);
        EXPECT_THROW(first.fit(walks(), parameters, Random(2), stopper), Cancelled);
        ASSERT_TRUE(std::filesystem::exists(file)) << level << ", stop " << stop;
        // Stopped again while the saved classes are only about to be read.
        NeuralGas second;
        second.loadState(ArchiveReader(file));
        Stopper atOnce(0, file);
        EXPECT_THROW(second.fit(walks(), parameters, Random(2), atOnce), Cancelled);
        NeuralGas third;
        third.loadState(ArchiveReader(file));
        NoProgress progress;
        third.fit(walks(), parameters, Random(2), progress);
        EXPECT_EQ(clipsOf(third, parameters), expected) << level << threads << ", stop " << stop;
      }
    }
  }
}

TEST(NeuralGasResume, GivesTheSameBytesForAnyNumberOfThreads) {
  const testing::TemporaryFolder folder;
  for (const char* level : {"sequence", "pose"}) {
    std::map<int, std::string> states;
    for (const int threads : {1, 2, 3}) {
      const Threads use(threads);
      NeuralGas gas;
      NoProgress progress;
      gas.fit(walks(), parametersWith({{"level", level}}), Random(2), progress);
      ArchiveWriter writer;
      gas.saveState(writer);
      writer.write(folder / "state");
      states[threads] = readFile(folder / "state");
    }
    EXPECT_EQ(states[1], states[2]) << level;
    EXPECT_EQ(states[1], states[3]) << level;
  }
}

TEST(NeuralGasResume, SavedAndLoadedSamplesTheSameWithoutTheClips) {
  const testing::TemporaryFolder folder;
  const Json settings[] = {{{"level", "pose"}},
                           {{"representation", "rotation"}},
                           {{"neurons", 2}},  // fewer than clips: the neurons are saved
                           {{"form", "direct"}},
                           {{"representation", "raw-channels"}, {"start", "random"}}};
  for (const Json& values : settings) {
    const ParameterSet parameters = parametersWith(values);
    NeuralGas gas;
    NoProgress progress;
    gas.fit(walks(), parameters, Random(2), progress);
    ArchiveWriter writer;
    gas.saveState(writer);
    writer.write(folder / "state");
    NeuralGas loaded;
    loaded.loadState(ArchiveReader(folder / "state"));
    EXPECT_TRUE(loaded.finished());
    EXPECT_EQ(clipsOf(loaded, parameters), clipsOf(gas, parameters)) << values.dump();
    ArchiveWriter again;
    loaded.saveState(again);
    again.write(folder / "again");
    NeuralGas twice;
    twice.loadState(ArchiveReader(folder / "again"));
    EXPECT_EQ(clipsOf(twice, parameters), clipsOf(gas, parameters)) << values.dump();
  }
}

TEST(NeuralGasResume, RefusesToGoOnWithOtherSettingsOrItems) {
  const testing::TemporaryFolder folder;
  NeuralGas whole;
  Stopper counter(1 << 30, folder / "unused");
  whole.fit(walks(), parametersWith(Json::object()), Random(2), counter);
  NeuralGas first;
  Stopper stopper(counter.asked() / 2, folder / "state");
  EXPECT_THROW(first.fit(walks(), parametersWith(Json::object()), Random(2), stopper), Cancelled);
  NoProgress progress;
  const auto resume = [&](const ParameterSet& parameters, const TrainingData& data, int seed) {
    NeuralGas second;
    second.loadState(ArchiveReader(folder / "state"));
    second.fit(data, parameters, Random(static_cast<std::uint64_t>(seed)), progress);
  };
  TrainingData other = walks();
  other.classes[0].ids[0] = "another";
  EXPECT_THROW(resume(parametersWith({{"neurons", 7}}), walks(), 2), Error);
  EXPECT_THROW(resume(parametersWith(Json::object()), walks(), 3), Error);
  EXPECT_THROW(resume(parametersWith(Json::object()), other, 2), Error);
  EXPECT_NO_THROW(resume(parametersWith({{"noise", 0.3}}), walks(), 2));
}

TEST(NeuralGasResume, ADamagedStateIsRefusedInASentence) {
  const testing::TemporaryFolder folder;
  ArchiveWriter writer;
  writer.meta()["generator"] = "neural-gas";
  writer.meta()["format"] = 1;
  writer.write(folder / "state");
  NeuralGas gas;
  EXPECT_THROW(gas.loadState(ArchiveReader(folder / "state")), Error);
}

TEST(NeuralGasResume, AnswersWithinHalfASecondWhenCancelled) {
  // 96 clips of 1,500 frames: the distances of the clips and of the random start take seconds.
  TrainingData data;
  data.modality = "body-motion";
  data.classes.resize(1);
  data.classes[0].label = "long";
  for (int i = 0; i < 96; ++i) {
    data.classes[0].ids.push_back(std::to_string(i));
    data.classes[0].samples.push_back(walkingPerson({.frames = 1500, .phase = 0.1 * i}));
  }
  class Later : public Progress {
   public:
    std::atomic<bool> stop{false};
    bool cancelled() const override { return stop; }
  };
  for (const char* level : {"sequence", "pose"}) {
    ParameterSet parameters(neuralGasParameters());
    parameters.apply({{"level", level},
                      {"representation", "raw-channels"},
                      {"start", "random"},
                      {"neurons", 2000},
                      {"iterations", 100000}});
    for (const int delay : {50, 150, 400, 900}) {
      Later progress;
      NeuralGas gas;
      std::chrono::steady_clock::time_point asked;
      std::jthread canceller([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(delay));
        asked = std::chrono::steady_clock::now();
        progress.stop = true;
      });
      EXPECT_THROW(gas.fit(data, parameters, Random(1), progress), Cancelled);
      const auto answered = std::chrono::steady_clock::now();
      canceller.join();
      EXPECT_LT(std::chrono::duration<double>(answered - asked).count(), 0.5) << level << delay;
    }
  }
}

}  // namespace emoforge
