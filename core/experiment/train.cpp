// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/train.h"

#include <fmt/format.h>

#include "core/base/files.h"
#include "core/base/not_a_number.h"
#include "core/base/parallel.h"
#include "core/base/text.h"
#include "core/experiment/catalogues.h"
#include "core/experiment/presets.h"
#include "core/experiment/run_folder.h"
#include "core/experiment/run_progress.h"
#include "core/experiment/training_data.h"
#include "core/nn/runtime.h"

namespace emoforge {
namespace {

namespace fs = std::filesystem;

/// A run id that sorts by time and differs between runs: "neural-gas-20261120-101502-3f2a".
std::string newRunId(const TrainRequest& request, const std::string& started) {
  std::string stamp;
  for (const char c : started.substr(0, 19)) {
    if (c != '-' && c != ':') stamp += c == 'T' ? '-' : c;
  }
  const std::uint64_t hash = fnv1a(request.out.string() + started + std::to_string(request.seed));
  return fmt::format("{}-{}-{:04x}", request.generator, stamp, hash & 0xffff);
}

RunRecord newRecord(const TrainRequest& request, const ParameterSet& parameters,
                    const Dataset& data, const std::string& hash) {
  RunRecord record;
  record.started = currentTimeUtc();
  record.id = newRunId(request, record.started);
  record.generator = request.generator;
  record.reference = registry().generators.find(request.generator).card.reference;
  record.parameters = parameters.toJson();
  record.preset = request.preset;
  record.seed = request.seed;
  record.threads = threadCount();
  record.device = request.device;
  record.dataPath = data.path();
  record.dataHash = hash;
  record.format = data.formatName();
  record.import = request.import;
  record.split = request.split;
  for (const auto& label : data.classes()) {
    if (!data.itemsOfClass(label).empty()) record.classes.push_back(label);
  }
  record.excluded = request.exclude;
  for (const auto& item : data.items()) record.items.push_back(item.id);
  record.versions = currentVersions();
  return record;
}

void refuseProblems(const std::vector<ParameterProblem>& problems, Progress& progress) {
  for (const auto& problem : problems) {
    if (problem.severity == ParameterProblem::Severity::Error) {
      throw Error(ErrorKind::Usage, problem.message, {.item = problem.parameter});
    }
    progress.notice({Notice::Severity::Warning, problem.message, {.item = problem.parameter}, {}});
  }
}

/// A finished model holds about as much as the data it learned from; room for that and the curves
/// has to be there before the work begins, not when it is to be saved.
void ensureRoom(const fs::path& folder, const Dataset& data) {
  constexpr std::uint64_t kCurves = 1u << 20;
  std::uint64_t bytes = kCurves;
  for (const auto& item : data.items()) {
    std::error_code ignored;
    const auto size = fs::file_size(item.file, ignored);
    if (!ignored) bytes += size;
  }
  ensureWritableFolder(folder, bytes);
}

/// Runs fit() inside the folder and leaves the record in the state that came of it.
void fitInFolder(RunFolder& folder, Generator& generator, const TrainingData& data,
                 const ParameterSet& parameters, double checkpointSeconds, Progress& outer) {
  RunProgress progress(outer, folder, checkpointSeconds);
  try {
    refuseProblems(generator.validate(parameters, data), progress);
    generator.fit(data, parameters, Random(folder.record().seed), progress);
    folder.record().state = RunState::Finished;
    folder.sortMetrics();
    progress.save(generator);
    folder.log("finished");
  } catch (const Cancelled&) {
    folder.record().state = RunState::Stopped;
    folder.saveRecord();
    folder.log("stopped");
    throw;
  } catch (const NotANumber& error) {
    // Not broken for good: the last checkpoint can be gone on from.
    folder.record().state = RunState::Stopped;
    folder.record().failure = error.what();
    folder.saveRecord();
    folder.log(std::string("paused: ") + error.what());
    throw;
  } catch (const std::exception& error) {
    folder.record().state = RunState::Failed;
    folder.record().failure = error.what();
    folder.saveRecord();
    folder.log(std::string("failed: ") + error.what());
    throw;
  }
}

void tellNotices(const std::vector<Notice>& notices, Progress& progress) {
  for (const auto& notice : notices) progress.notice(notice);
}

}  // namespace

ParameterSet resolveParameters(const std::string& generator, const std::string& preset,
                               const Json& set) {
  ParameterSet parameters(registry().generators.find(generator).parameters);
  if (!preset.empty()) parameters.apply(findPreset(generator, preset).set);
  parameters.apply(set);
  return parameters;
}

RunRecord train(const TrainRequest& request, Progress& progress) {
  const ParameterSet parameters = resolveParameters(request.generator, request.preset, request.set);
  if (fs::exists(request.out / "run.json")) {
    throw Error(ErrorKind::Usage, text("There is already a run in this folder."),
                {.file = request.out},
                text("Go on with it by --resume, or choose another folder."));
  }
  ensureWritableFolder(request.out);
  setComputeThreads(request.threads > 0 ? request.threads : threadCount());
  progress.begin({{text("Reading the data"), 1.0}});
  const Dataset data =
      openChecked(request.data, request.import, request.split, progress, request.exclude);
  ensureRoom(request.out, data);
  std::vector<Notice> notices = data.notices();
  const TrainingData training = loadTrainingData(data, progress, notices);
  tellNotices(notices, progress);
  const std::string hash = data.contentHash(progress);
  RunFolder folder = RunFolder::create(request.out, newRecord(request, parameters, data, hash));
  for (const auto& notice : notices) folder.log(notice.toString());
  const auto generator = registry().generators.create(request.generator);
  fitInFolder(folder, *generator, training, parameters, request.checkpointSeconds, progress);
  return folder.record();
}

RunRecord resumeTraining(const fs::path& run, const fs::path& movedData, double checkpointSeconds,
                         Progress& progress) {
  RunFolder folder = RunFolder::openForResume(run);
  RunRecord& record = folder.record();
  if (record.state == RunState::Finished) return record;
  setComputeThreads(record.threads);
  if (!movedData.empty()) record.dataPath = fs::weakly_canonical(movedData);
  progress.begin({{text("Reading the data"), 1.0}});
  const Dataset data =
      openChecked(record.dataPath, record.import, record.split, progress, record.excluded)
          .subset(record.items);
  if (data.contentHash(progress) != record.dataHash) {
    throw Error(ErrorKind::Input, text("The data changed since this run began."),
                {.file = record.dataPath},
                text("Restore them, or start a new run; going on would mix two data sets."));
  }
  std::vector<Notice> notices;
  const TrainingData training = loadTrainingData(data, progress, notices);
  const auto generator = registry().generators.create(record.generator);
  if (fs::exists(RunFolder::stateFile(run))) {
    const ArchiveReader checkpoint(RunFolder::stateFile(run));
    generator->loadState(checkpoint);
    folder.rewindMetrics(checkpoint);
  }
  record.state = RunState::Running;
  record.failure.clear();
  record.versions = currentVersions();
  folder.saveRecord();
  folder.log("resumed");
  ParameterSet parameters(registry().generators.find(record.generator).parameters);
  parameters.apply(record.parameters);
  fitInFolder(folder, *generator, training, parameters, checkpointSeconds, progress);
  return record;
}

std::unique_ptr<Generator> loadTrained(const fs::path& run, RunRecord& record) {
  record = RunFolder::readRecord(run);
  const fs::path state = RunFolder::stateFile(run);
  if (!fs::exists(state) || record.state != RunState::Finished) {
    throw Error(ErrorKind::Input,
                fmt::format("{} {}.", text("The run is not finished, it is"), toText(record.state)),
                {.file = run}, text("Go on with it by \"train --resume --out\" and this folder."));
  }
  auto generator = registry().generators.create(record.generator);
  generator->loadState(ArchiveReader(state));
  return generator;
}

}  // namespace emoforge
