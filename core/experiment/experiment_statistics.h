// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/experiment/experiment_folder.h"
#include "core/metrics/metric_entry.h"

namespace emoforge {

/// One source after one protocol with one classifier: what its cells came to.
struct RowScores {
  std::string source;
  std::map<std::size_t, double> folds;  ///< fold → mean over training and sampling seeds
  /// group → share of its items decided rightly, over all folds that test it
  std::map<std::size_t, double> groups;
  std::vector<CellResult> cells;  ///< those that were measured
  std::size_t failed = 0;
  std::string problem;  ///< of the first that was not
  std::string caveat;

  double mean() const;  ///< over folds; at least one
};

/// How often folds share items decides how sure a mean over them is (facts/metrics.md 5).
struct Replication {
  std::string scheme;
  std::string group;           ///< name of the group keys
  double testOverTrain = 0.0;  ///< of the corrected resampled t-test
  std::size_t folds = 0;
  std::size_t groups = 0;

  static Replication of(const ExperimentFolder& experiment);
  /// Splits are the replicates; else groups of one test part are.
  bool overSplits() const;
};

/// Collects the cells of a row; `score` names one of scoreNames().
RowScores gather(const std::string& source, const std::vector<const CellResult*>& cells,
                 const std::string& score);

/// The entry of a row: mean over folds with the interval that the scheme allows, or none and why.
MetricEntry entryOf(const RowScores& row, const std::string& score, bool higherIsBetter,
                    const Replication& replication, std::size_t classes);

/// Paired difference of two rows, first minus second.
struct Contrast {
  std::optional<double> mean;
  std::optional<Interval> interval;
  std::size_t folds = 0;
  std::optional<double> p;     ///< corrected resampled t over folds
  std::optional<double> holm;  ///< the same, adjusted in its family
  std::size_t groups = 0;
  std::optional<double> groupMean;    ///< of the accuracies of groups
  std::optional<double> wilcoxon;     ///< over groups, six or more
  std::optional<double> permutation;  ///< of signs over groups, twelve at most
  std::optional<double> detectable;   ///< accuracy that so many groups show with 80 % power
  std::string caveat;

  Json toJson() const;
};
Contrast contrastOf(const RowScores& row, const RowScores& reference,
                    const Replication& replication);
/// Holm over the contrasts that have a p.
void adjustFamily(std::vector<Contrast*> family);

/// Mean over folds of a named value that each fold has, with the same interval.
MetricEntry meanEntry(MetricEntry like, const std::map<std::size_t, double>& folds,
                      const Replication& replication);

}  // namespace emoforge
