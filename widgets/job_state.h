// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace emoforge {

/// What a job is doing; icons, words and buttons are functions of it.
enum class JobState { Idle, Waiting, Running, Pausing, Paused, Stopping, Finished, Failed };

/// Which buttons a job's state allows. A disabled button stays where it is, so that none jumps.
struct JobActions {
  bool start = false;  ///< Waiting: run now; Paused and Failed: resume
  bool pause = false;
  bool stop = false;
};

constexpr JobActions actionsOf(JobState state) {
  switch (state) {
    case JobState::Idle:
      return {true, false, false};
    case JobState::Waiting:
      return {true, false, true};
    case JobState::Running:
      return {false, true, true};
    case JobState::Pausing:
      return {false, false, true};
    case JobState::Paused:
      return {true, false, true};
    case JobState::Stopping:
      return {false, false, false};
    case JobState::Finished:
      return {true, false, false};
    case JobState::Failed:
      return {true, false, false};
  }
  return {};
}

}  // namespace emoforge
