// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/experiment/record.h"
#include "core/experiment/train.h"
#include "widgets/job_state.h"

namespace emoforge {

/// A line of what a job told, for the log panel.
struct LogLine {
  QDateTime time;
  Notice::Severity level = Notice::Severity::Info;
  QString text;
};

/// One training, or the same training with several seeds one after the other, as the window shows
/// it. Value type, interface thread only.
struct Job {
  int id = 0;
  QString title;                    ///< "neural-gas 4"
  QString caption;                  ///< "seed 1, demo-motion"
  QString command;                  ///< the same work for the command line
  std::vector<TrainRequest> seeds;  ///< a run each
  std::size_t seed = 0;             ///< index of the run at work
  TrainRequest request;             ///< of this run
  JobState state = JobState::Waiting;
  QString message;  ///< stage, or the cause of a failure
  double fraction = 0.0;
  double elapsedSeconds = 0.0;
  /// The most by which the memory of the program grew while the job ran (MemoryWatch); 0: unknown.
  std::size_t memoryBytes = 0;
  /// Why it paused by itself: a curve was no number any more. Empty: it did not.
  QString halt;
  std::vector<Progress::Stage> stages;
  std::vector<double> stageFractions;
  std::size_t stage = 0;
  std::map<std::string, std::size_t> steps;        ///< class → last step of its curves
  std::map<std::string, std::size_t> checkpoints;  ///< class → step that the checkpoint holds
  QDateTime checkpointTime;                        ///< invalid: none was written yet
  QDateTime finished;
  std::optional<RunRecord> record;
  std::map<std::string, double> lastValues;           ///< series → newest value of this run
  std::map<std::string, std::vector<double>> finals;  ///< series → last value of each finished seed
  std::vector<LogLine> log;

  /// Whether there is something on the disk to go on from.
  bool resumable() const;
  /// Seconds left, once 3 % or 10 s have passed.
  std::optional<double> secondsLeft() const;
  /// Shown class, or nullptr: its stage.
  const Progress::Stage* stageOf(const std::string& label) const;
  /// The largest step that the checkpoint holds; none: 0.
  std::size_t checkpointStep() const;
};

/// The command lines that do the same ("Copy as command"), one a seed.
QString commandFor(const Job& job);

/// "neural-gas-4" → "neural-gas 4".
QString runTitle(const std::filesystem::path& folder);

/// The request that made a run, for going on with it.
TrainRequest requestOf(const RunRecord& record, const std::filesystem::path& folder);

}  // namespace emoforge
