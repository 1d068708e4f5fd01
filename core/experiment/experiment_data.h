// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/experiment/audit.h"
#include "core/experiment/experiment_spec.h"

namespace emoforge {

/// Items of one part of a fold, loaded; class by class in the order of the experiment's classes.
struct LoadedPart {
  TrainingData data;
  TrainingRows rows;  ///< of the items in the order of `data`
  std::vector<std::string> ids;
};

/// What all cells of an experiment look at: the real items, loaded once, and their split. Immutable
/// after loading, so that cells may look at it side by side.
class ExperimentData {
 public:
  /// Reads, splits and audits. Throws Error, Cancelled.
  static ExperimentData load(const ExperimentSpec& spec, Progress& progress);

  const Dataset& dataset() const { return data_; }
  const std::vector<std::string>& classes() const { return data_.classes(); }
  const Split& split() const { return split_; }
  const AuditReport& audit() const { return audit_; }
  const std::string& hash() const { return hash_; }
  const std::vector<Notice>& notices() const { return notices_; }
  /// Group of an item, for statistics over groups.
  std::size_t group(const std::string& id) const;
  /// Text that names the group keys: "content".
  std::string groupName() const;

  /// What classifiers and generators may learn from in a fold.
  LoadedPart training(std::size_t fold) const;
  /// What is tested on: the test part, or validation where the experiment says so.
  LoadedPart tested(std::size_t fold) const;
  /// The first counts[c] items of each class of a folder of synthetic items.
  TrainingData fromFolder(const std::string& source, const std::vector<std::size_t>& counts) const;
  /// The other data set of cross protocols. Throws Error(Usage) where there is none.
  LoadedPart crossed() const;
  /// Of the items of a part, those rows.
  static LoadedPart only(const LoadedPart& part, const std::vector<std::size_t>& rows);

 private:
  LoadedPart part(const std::vector<std::string>& ids) const;
  Split splitFor(const ExperimentSpec& spec, Progress& progress);
  void loadFolders(const ExperimentSpec& spec, Progress& progress);
  void loadCross(const ExperimentSpec& spec, Progress& progress);
  void removeLeaks();

  Dataset data_;
  std::map<std::string, SamplePtr> samples_;
  std::map<std::string, std::size_t> groups_;
  Split split_;
  AuditReport audit_;
  std::string hash_;
  std::vector<Notice> notices_;
  bool onValidation_ = false;
  LoadedPart cross_;
  std::map<std::string, TrainingData> folders_;  ///< by label of the source
};

}  // namespace emoforge
