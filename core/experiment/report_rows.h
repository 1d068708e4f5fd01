// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "core/experiment/experiment_statistics.h"

namespace emoforge {

/// What a table of a report has in common.
struct TableKey {
  std::string protocol, classifier, features, variant;
  auto operator<=>(const TableKey&) const = default;
};

/// The results of an experiment, looked up by table and source.
class ReportRows {
 public:
  ReportRows(const ExperimentFolder& experiment, std::string primary);

  const ExperimentFolder& experiment() const { return experiment_; }
  const Replication& replication() const { return replication_; }
  const std::string& primary() const { return primary_; }

  /// In the order of the experiment; those of trtr alone are rows of the others.
  std::vector<TableKey> tables() const;
  /// Real first, then generators, controls and sanity rows, as far as they have results.
  std::vector<std::string> sourcesOf(const TableKey& key) const;
  std::string kindOf(const std::string& source) const;
  /// The cells of a row. "real" is trained without synthetic items: trtr, or the scarce share.
  RowScores row(const TableKey& key, const std::string& source, const std::string& score) const;
  MetricEntry entry(const TableKey& key, const std::string& source, const ScoreName& score) const;
  /// The control with the highest mean of the primary score; nothing without controls.
  std::optional<std::string> bestControl(const TableKey& key) const;
  /// Metrics entries, meaned over seeds and folds: {source, kind, features, entries}.
  Json metrics() const;

 private:
  using RowKey = std::tuple<TableKey, std::string>;
  const std::vector<const CellResult*>& cells(const TableKey& key, const std::string& source) const;

  const ExperimentFolder& experiment_;
  std::string primary_;
  Replication replication_;
  std::map<RowKey, std::vector<const CellResult*>> cells_;
};

}  // namespace emoforge
