// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/fitted_source.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <ctime>

#include "core/experiment/presets.h"

namespace emoforge {
namespace {

namespace fs = std::filesystem;

/// Less is done again sooner than it is written and read.
constexpr double kWorthKeepingSeconds = 5.0;
constexpr double kCheckpointSeconds = 20.0;

/// Keeps what a method says.
class ListeningProgress : public Progress {
 public:
  ListeningProgress(Progress& outer, std::set<std::string>& warnings)
      : outer_(outer), warnings_(warnings) {}
  bool cancelled() const override { return outer_.cancelled(); }
  bool paused() const override { return outer_.paused(); }
  void notice(const Notice& notice) override { warnings_.insert(notice.toString()); }

 private:
  Progress& outer_;
  std::set<std::string>& warnings_;
};

/// Keeps the state of long training on the disk too.
class FitProgress : public ListeningProgress {
 public:
  FitProgress(Progress& outer, std::set<std::string>& warnings, fs::path stateFile)
      : ListeningProgress(outer, warnings),
        stateFile_(std::move(stateFile)),
        start_(Clock::now()),
        last_(start_) {}

  bool worthKeeping() const { return secondsSince(start_) > kWorthKeepingSeconds; }
  void save(const Checkpointable& state) {
    ArchiveWriter archive;
    state.saveState(archive);
    fs::create_directories(stateFile_.parent_path());
    archive.write(stateFile_);
    last_ = Clock::now();
  }

 protected:
  bool checkpointDue() const override { return secondsSince(last_) > kCheckpointSeconds; }
  void checkpoint(const Checkpointable& state) override {
    if (worthKeeping()) save(state);
  }

 private:
  using Clock = std::chrono::steady_clock;
  static double secondsSince(Clock::time_point time) {
    return std::chrono::duration<double>(Clock::now() - time).count();
  }
  fs::path stateFile_;
  Clock::time_point start_, last_;
};

ParameterSet parametersOf(const MethodSpec& method, const Registry& known) {
  ParameterSet parameters(known.generators.find(method.name).parameters);
  if (!method.preset.empty()) parameters.apply(findPreset(method.name, method.preset).set);
  parameters.apply(method.set);
  return parameters;
}

}  // namespace

double threadSeconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

FittedSource::FittedSource(const MethodSpec& method, const TrainingData& training,
                           const Random& random, const fs::path& stateFile, const Registry& known,
                           Progress& progress)
    : generator_(known.generators.create(method.name)),
      parameters_(parametersOf(method, known)),
      modality_(training.modality) {
  for (const TrainingClass& one : training.classes) known_.push_back(one.label);
  for (const ParameterProblem& problem : generator_->validate(parameters_, training)) {
    if (problem.severity != ParameterProblem::Severity::Error) continue;
    throw Error(ErrorKind::Usage, problem.message, {.item = problem.parameter});
  }
  const double start = threadSeconds();
  if (fs::exists(stateFile)) generator_->loadState(ArchiveReader(stateFile));
  if (!generator_->finished()) {
    FitProgress fitting(progress, costs_.warnings, stateFile);
    generator_->fit(training, parameters_, random, fitting);
    if (fitting.worthKeeping()) fitting.save(*generator_);
  }
  costs_.fitSeconds = threadSeconds() - start;
}

TrainingData FittedSource::draw(const std::vector<std::string>& classes,
                                const std::vector<std::size_t>& counts, const Random& random,
                                Progress& progress) {
  const double start = threadSeconds();
  ListeningProgress listening(progress, costs_.warnings);
  TrainingData drawn;
  drawn.modality = modality_;
  for (std::size_t c = 0; c < classes.size(); ++c) {
    if (counts[c] == 0 || std::ranges::count(known_, classes[c]) == 0) continue;
    TrainingClass one{classes[c], {}, {}};
    for (auto& sample :
         generator_->sample(classes[c], 1, counts[c], parameters_, random, listening)) {
      one.ids.push_back(fmt::format("{} {}", sample.label, sample.number));
      one.samples.push_back(std::move(sample.sample));
    }
    costs_.samples += one.samples.size();
    drawn.classes.push_back(std::move(one));
  }
  costs_.sampleSeconds += threadSeconds() - start;
  return drawn;
}

}  // namespace emoforge
