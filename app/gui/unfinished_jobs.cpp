// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/unfinished_jobs.h"

#include <algorithm>

#include "app/gui/queue_file.h"
#include "core/experiment/run_folder.h"

namespace emoforge {

void listUnfinished(const Workspace& workspace, JobRunner& jobs) {
  for (Job& job : takeQueue(workspace.project().folder)) jobs.addIdle(std::move(job));
  for (std::size_t i = 0; i < workspace.runs().size(); ++i) {
    const RunRecord& record = workspace.runs()[i];
    const std::filesystem::path& folder = workspace.runFolders()[i];
    if (record.state == RunState::Finished || RunFolder::isLocked(folder)) continue;
    const bool known = std::ranges::any_of(jobs.jobs(), [&](const Job& job) {
      return std::ranges::count(job.seeds, folder, &TrainRequest::out) > 0;
    });
    if (!known) jobs.addInterrupted(record, folder, RunFolder::readCheckpoints(folder));
  }
}

}  // namespace emoforge
