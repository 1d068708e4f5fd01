// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

#include "app/gui/job.h"

namespace emoforge {

/// Jobs that are not done and not just one interrupted run (those that wait, and those with several
/// seeds), kept in queue.json of the project folder while no window is open. Nothing is written,
/// and an old file is removed, where there is none.
void writeQueue(const std::filesystem::path& project, const std::vector<Job>& jobs);

/// The jobs of the file, as Idle, oldest first; the file is removed. What cannot be read is left
/// out.
std::vector<Job> takeQueue(const std::filesystem::path& project);

}  // namespace emoforge
