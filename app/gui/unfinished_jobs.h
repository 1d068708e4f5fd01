// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/job_runner.h"
#include "app/gui/workspace.h"

namespace emoforge {

/// Puts what is unfinished in the opened project into the list of jobs, where it can be resumed:
/// the queue of the last window, and runs that were stopped, failed or cut off. Runs that the list
/// has already, and those that another program works on, are left out.
void listUnfinished(const Workspace& workspace, JobRunner& jobs);

}  // namespace emoforge
