// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/job_runner.h"
#include "app/gui/workspace.h"
#include "widgets/playback_clock.h"

namespace emoforge {

/// What all pages of one window share: one project and selection, one clock, one job queue. The
/// window owns them; they outlive the pages.
struct WindowContext {
  Workspace& workspace;
  JobRunner& jobs;
  PlaybackClock& clock;
};

}  // namespace emoforge
