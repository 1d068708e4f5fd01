// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/data/leakage_audit.h"
#include "core/generators/generator.h"

namespace emoforge {

/// Leakage audit of a data set with a split (facts/metrics.md 2).
struct AuditReport {
  std::vector<LeakageFinding> findings;  ///< duplicates, groups, confounds
  std::size_t items = 0;
  std::size_t folds = 0;        ///< 0: no split was given or declared
  std::string splitSource;      ///< the file, "column split", or empty
  std::vector<Notice> notices;  ///< what could not be looked at
  double seconds = 0.0;

  /// Findings that this split must not have.
  std::size_t leaks() const;
  Json toJson() const;  ///< without the time that it took
};

/// Looks through items that were read before; `loaded` has the items of `data`. `columns` are
/// looked at for confounds beside those that usually name groups.
AuditReport auditLoaded(const Dataset& data, const TrainingData& loaded, const Split* split,
                        const std::vector<std::string>& columns, Progress& progress);

struct AuditRequest {
  std::filesystem::path data;
  ImportOptions import;
  std::filesystem::path split;       ///< split.json; empty: the column `split`, where there is one
  std::vector<std::string> columns;  ///< further columns that name groups
};

/// Throws Error (Input where the split belongs to other data), Cancelled.
AuditReport audit(const AuditRequest& request, Progress& progress);

}  // namespace emoforge
