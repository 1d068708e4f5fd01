// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/experiment/record.h"

namespace emoforge {

/// One value of a curve that a run wrote down.
struct MetricRow {
  std::string series;  ///< "quantisation-error/happy"
  std::size_t step = 0;
  double value = 0.0;
};

/// Up to which step of its curves a checkpoint holds a class.
struct CheckpointMark {
  std::string time;  ///< ISO 8601, UTC
  std::string label;
  std::size_t step = 0;
};

/// A run on the disk: run.json, metrics.csv, checkpoint/state.bin, checkpoints.csv (when they were
/// written), log.txt. Whatever moment a kill
/// hits, the folder opens and resumes. A lock that dies with the process keeps two programs from
/// writing one run.
class RunFolder {
 public:
  /// Makes a new run. Throws Error(Usage) where one is already there, Error(Failure) where the
  /// folder cannot be written.
  static RunFolder create(const std::filesystem::path& path, RunRecord record);
  /// Opens for going on. Throws Error(Usage) while another program writes it.
  static RunFolder openForResume(const std::filesystem::path& path);

  static RunRecord readRecord(const std::filesystem::path& path);
  static std::vector<MetricRow> readMetrics(const std::filesystem::path& path);
  /// Oldest first; empty where none was written before the end.
  static std::vector<CheckpointMark> readCheckpoints(const std::filesystem::path& path);
  static std::filesystem::path stateFile(const std::filesystem::path& path);
  /// Whether a living program writes this run.
  static bool isLocked(const std::filesystem::path& path);

  ~RunFolder();
  RunFolder(RunFolder&&) noexcept;
  RunFolder(const RunFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  RunRecord& record() { return record_; }
  void saveRecord();

  void addMetric(const MetricRow& row);
  void log(const std::string& line);
  /// Writes metrics, generator state and record, in this order.
  void saveCheckpoint(const Checkpointable& state);
  /// Notes that the checkpoint just saved holds these classes up to these steps.
  void markCheckpoint(const std::map<std::string, std::size_t>& steps);
  /// Brings the rows of metrics.csv into the order of the classes of the record, since classes
  /// that are trained side by side write as they come.
  void sortMetrics();
  /// Takes metrics.csv back to where the last checkpoint was, since the steps after it are done
  /// again.
  void rewindMetrics(const ArchiveReader& checkpoint);

 private:
  RunFolder(std::filesystem::path path, RunRecord record, int lock);
  void openMetrics();
  void flushMetrics();

  std::filesystem::path path_;
  RunRecord record_;
  int lock_ = -1;
  std::ofstream metrics_;
  std::chrono::steady_clock::time_point lastFlush_;
};

}  // namespace emoforge
