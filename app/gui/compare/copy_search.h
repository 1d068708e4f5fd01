// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "app/gui/watched_work.h"
#include "app/gui/workspace.h"
#include "core/experiment/training_neighbours.h"
#include "core/metrics/copy_verdict.h"

namespace emoforge {

/// A synthetic clip beside the training clip that is nearest to it.
struct CopyRow {
  std::size_t number = 0;  ///< of the sample, from 1
  LoadedClip clip;
  TwoNearest nearest;
  LoadedClip nearestClip;  ///< nearest.first as it was recorded
  CopyVerdict verdict;
};

/// All synthetic clips of one class of a run that are looked at.
struct CopyReport {
  std::filesystem::path run;
  std::string label;
  std::shared_ptr<const TrainingNeighbours> training;
  std::vector<CopyRow> rows;  ///< by number

  const CopyRow* find(std::size_t number) const;
};

using CopyReportPtr = std::shared_ptr<const CopyReport>;

/// Looks for copies on a pool thread: draws the clips of a class from a finished run and finds the
/// nearest training clip of each. Reports are kept, so that coming back costs nothing. A new
/// request stops the one before. Interface thread only.
class CopySearch : public QObject {
  Q_OBJECT
 public:
  explicit CopySearch(QObject* parent = nullptr);

  /// found() follows, at once where the report is known; else progressed(), then found() or
  /// failed().
  void request(const std::filesystem::path& run, const std::string& label, std::size_t clips);
  void cancel() { work_.cancel(); }
  bool running() const { return work_.running(); }
  /// Forgets what was kept, for instance because another project was opened.
  void clear();

 signals:
  void progressed(const QString& stage, double fraction);
  void found(const emoforge::CopyReportPtr& report);
  void failed(const emoforge::Notice& notice);

 private:
  using Key = std::pair<std::filesystem::path, std::string>;
  void start(const Key& key, std::size_t clips);

  std::map<Key, CopyReportPtr> reports_;
  std::map<std::filesystem::path, std::shared_ptr<const TrainingNeighbours>> training_;
  WatchedWork work_;
};

}  // namespace emoforge
