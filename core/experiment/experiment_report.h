// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/experiment_folder.h"

namespace emoforge {

/// The report of an experiment as data (facts/metrics.md 1 to 5): what was declared, the audit, one
/// table for each protocol, classifier, feature space and variant, the metrics and the summary.
/// Every number with its interval, unit of replication and caveat; equal results give equal bytes.
/// An unfinished experiment is reported as far as it goes and says so. Methods and their references
/// are looked up in `known`.
Json reportOf(const ExperimentFolder& experiment, const Registry& known);

/// Merges the folders and writes into folder/report: report.json, tables.md, tables.tex,
/// tables.csv, report.html, all without times, and costs.md. Returns the report. Throws Error.
Json writeReport(const std::filesystem::path& folder,
                 const std::vector<std::filesystem::path>& others, const Registry& known);

/// The score that decides: macro F1 where class counts differ by more than 1.5 times, else
/// accuracy.
std::string primaryScore(const ExperimentFolder& experiment);

}  // namespace emoforge
