// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/experiment_run.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/files.h"
#include "core/base/parallel.h"
#include "core/base/text.h"
#include "core/experiment/cell_group_run.h"
#include "core/experiment/experiment_folder.h"
#include "core/experiment/shared_progress.h"
#include "core/nn/runtime.h"

namespace emoforge {
namespace {

namespace fs = std::filesystem;

/// Many small jobs run one thread each.
class OneThreadEach {
 public:
  OneThreadEach() : before_(threadCount()) { setComputeThreads(1); }
  ~OneThreadEach() { setComputeThreads(before_); }
  OneThreadEach(const OneThreadEach&) = delete;
  OneThreadEach& operator=(const OneThreadEach&) = delete;

 private:
  int before_;
};

std::vector<CellGroup> shardOf(std::vector<CellGroup> groups, const ExperimentRequest& request) {
  std::vector<CellGroup> own;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (i % request.shards == request.shard - 1) own.push_back(std::move(groups[i]));
  }
  return own;
}

std::size_t finishedCells(const std::vector<CellGroup>& groups, const fs::path& folder) {
  std::size_t finished = 0;
  for (const CellGroup& group : groups) {
    finished += static_cast<std::size_t>(std::ranges::count_if(
        group.cells, [&](const Cell& cell) { return fs::exists(cellFile(folder, cell.id)); }));
  }
  return finished;
}

void checkRequest(const ExperimentRequest& request) {
  if (request.shards < 1 || request.shard < 1 || request.shard > request.shards) {
    throw Error(ErrorKind::Usage,
                fmt::format(fmt::runtime(text("There is no part {} of {}.")), request.shard,
                            request.shards),
                {.item = "--shard"}, text("Write it as 1/2 and 2/2."));
  }
}

ExperimentSpec withFeatures(ExperimentSpec spec, const std::string& modality) {
  if (!spec.features.empty()) return spec;
  for (const auto& entry : registry().features.entries()) {
    if (std::ranges::count(entry.card.modalities, modality) == 0) continue;
    spec.features.push_back({entry.card.name, entry.card.name, "", Json::object()});
    break;
  }
  return spec;
}

}  // namespace

ExperimentOutcome runExperiment(const ExperimentRequest& request, Progress& progress) {
  checkRequest(request);
  ensureWritableFolder(request.out);
  progress.begin({{text("Reading the data"), 1.0}, {text("Measuring"), 30.0}});
  const ExperimentData data = ExperimentData::load(request.spec, progress);
  const ExperimentSpec spec = withFeatures(request.spec, data.dataset().modality());
  ExperimentOutcome outcome;
  outcome.notices = data.notices();
  outcome.notices.insert(outcome.notices.end(), data.split().notices.begin(),
                         data.split().notices.end());
  outcome.leaks = data.audit().leaks();
  ExperimentFolder::prepare(request.out, spec, data);

  const auto groups = shardOf(expand(spec, data.split().folds.size()), request);
  outcome.cells = cellCount(groups);
  outcome.before = finishedCells(groups, request.out);
  progress.enterStage(1);
  FoldFeatureCache features(spec, data);
  const ExperimentContext context{spec, data, *request.known, features, request.out};
  SharedProgress shared(progress, std::max<std::size_t>(1, outcome.cells));
  const int jobs = request.jobs > 0 ? request.jobs : threadCount();
  const OneThreadEach single;
  parallelFor(
      groups.size(),
      [&](std::size_t i) {
        SharedProgress::Member own(shared);
        own.throwIfCancelled();
        runCellGroup(context, groups[i], own);
        shared.advance(groups[i].cells.size());
      },
      jobs);
  return outcome;
}

}  // namespace emoforge
