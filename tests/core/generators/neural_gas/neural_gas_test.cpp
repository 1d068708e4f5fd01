// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/neural_gas/neural_gas.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <cmath>
#include <map>
#include <set>
#include <thread>

#include "core/base/error.h"
#include "core/base/files.h"
#include "core/base/parallel.h"
#include "core/generators/neural_gas/neural_gas_settings.h"
#include "core/motion/motion_clip.h"
#include "tests/support/simple_person.h"
#include "tests/support/temporary_folder.h"

namespace emoforge {
namespace {

using testing::walkingPerson;

/// Two classes of three short walks each, of different lengths.
const TrainingData& walks() {
  static const TrainingData data = [] {
    TrainingData result;
    result.modality = "body-motion";
    for (const double amplitude : {15.0, 55.0}) {
      TrainingClass trainingClass;
      trainingClass.label = amplitude < 20.0 ? "sad" : "happy";
      for (int i = 0; i < 3; ++i) {
        trainingClass.ids.push_back(trainingClass.label + "/" + std::to_string(i));
        trainingClass.samples.push_back(
            walkingPerson({.frames = static_cast<std::size_t>(60 + 15 * i),
                           .armDegrees = amplitude + 6.0 * i,
                           .legDegrees = 15.0 + 4.0 * i,
                           .metresPerSecond = 0.8 + 0.3 * i,
                           .heading = 60.0 * i,
                           .phase = 1.5 * i}));
      }
      result.classes.push_back(std::move(trainingClass));
    }
    return result;
  }();
  return data;
}

ParameterSet parametersWith(const Json& values) {
  ParameterSet parameters(neuralGasParameters());
  parameters.apply({{"neurons", 6}, {"pose-neurons", 12}, {"iterations", 8}});
  parameters.apply(values);
  return parameters;
}

/// The values of the first clips of both classes.
std::vector<double> clipsOf(const NeuralGas& gas, const ParameterSet& parameters,
                            std::uint64_t seed = 4) {
  std::vector<double> result;
  NoProgress progress;
  for (const char* label : {"sad", "happy"}) {
    for (const auto& sample : gas.sample(label, 1, 3, parameters, Random(seed), progress)) {
      const auto& values = asMotion(*sample.sample).values.values();
      result.insert(result.end(), values.begin(), values.end());
    }
  }
  return result;
}

std::vector<double> trainedClips(const ParameterSet& parameters) {
  NeuralGas gas;
  NoProgress progress;
  gas.fit(walks(), parameters, Random(2), progress);
  return clipsOf(gas, parameters);
}

/// Stops at the n-th time that it is asked and keeps what is saved.
class Stopper : public Progress {
 public:
  Stopper(int after, std::filesystem::path file) : after_(after), file_(std::move(file)) {}

  bool cancelled() const override { return ++asked_ > after_; }
  int asked() const { return asked_; }

 protected:
  void checkpoint(const Checkpointable& state) override {
    ArchiveWriter writer;
    state.saveState(writer);
    writer.write(file_);
  }

 private:
  int after_;
  std::filesystem::path file_;
  mutable int asked_ = 0;
};

/// Another number of threads, for a while.
class Threads {
 public:
  explicit Threads(int count) { setThreadCount(count); }
  ~Threads() { setThreadCount(0); }
};

/// Collects what training and sampling tell.
class Listener : public Progress {
 public:
  void scalar(std::string_view series, std::size_t step, double value) override {
    scalars[std::string(series)].emplace_back(step, value);
  }
  void preview(const Preview& shown) override { previews.push_back(shown); }
  bool wantsPreviews() const override { return true; }
  void notice(const Notice& told) override { notices.push_back(told); }

  std::map<std::string, std::vector<std::pair<std::size_t, double>>> scalars;
  std::vector<Preview> previews;
  std::vector<Notice> notices;
};

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

TEST(NeuralGas, StoppedAnywhereAndResumedGivesTheSameBits) {
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

TEST(NeuralGas, GivesTheSameBytesForAnyNumberOfThreads) {
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

TEST(NeuralGas, SavedAndLoadedSamplesTheSameWithoutTheClips) {
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

TEST(NeuralGas, RefusesToGoOnWithOtherSettingsOrItems) {
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

TEST(NeuralGas, ADamagedStateIsRefusedInASentence) {
  const testing::TemporaryFolder folder;
  ArchiveWriter writer;
  writer.meta()["generator"] = "neural-gas";
  writer.meta()["format"] = 1;
  writer.write(folder / "state");
  NeuralGas gas;
  EXPECT_THROW(gas.loadState(ArchiveReader(folder / "state")), Error);
}

TEST(NeuralGas, AnswersWithinHalfASecondWhenCancelled) {
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

TEST(NeuralGas, TellsTheCourseOfEachClass) {
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

TEST(NeuralGas, ShowsParticlesAndTheirScheduleWithEveryIteration) {
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

TEST(NeuralGas, ShowsAtMostFourHundredPassesOfTheParticles) {
  NeuralGas gas;
  Listener listener;
  gas.fit(walks(), parametersWith({{"iterations", 1000}}), Random(2), listener);
  const auto particles = std::ranges::count(listener.previews, "particles", &Preview::kind);
  EXPECT_EQ(particles, 800);  // two classes
}

TEST(NeuralGas, DraftsOfTheLastIterationAreTheFirstClipsOfTheFinishedModel) {
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

TEST(NeuralGas, TellsHowMuchOfARandomStartIsLeft) {
  NeuralGas gas;
  Listener listener;
  gas.fit(walks(), parametersWith({{"start", "random"}, {"neurons", 100}, {"iterations", 2}}),
          Random(2), listener);
  EXPECT_GT(listener.scalars["start-share/sad"].back().second, 0.4);
  EXPECT_TRUE(std::ranges::any_of(listener.notices, [](const Notice& notice) {
    return notice.message.find("random start") != std::string::npos;
  }));
}

TEST(NeuralGas, HoldsSeveralClipsAgainstTheTrainingClips) {
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
