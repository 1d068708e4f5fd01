// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/base/archive.h"

namespace emoforge {

/// A table of texts with what has to be read with it.
struct ReportTable {
  std::string name;     ///< "tstr-kinematic", for files and labels
  std::string caption;  ///< whole sentences
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> notes;
};

/// The tables of a report (reportOf()): one for each protocol, feature space and variant with a
/// column a classifier, one of metrics for each feature space, the summary and the audit.
std::vector<ReportTable> tablesOf(const Json& report);

/// What the cells cost, from folder/costs: they vary from run to run and stand by themselves.
ReportTable costTable(const std::vector<Json>& costs);

std::string toMarkdown(const Json& report, const std::vector<ReportTable>& tables);
/// booktabs tables, to be read with \input.
std::string toLatex(const std::vector<ReportTable>& tables);
std::string toMarkdown(const ReportTable& table);
/// Every entry of the report, a row each, numbers so that they read back equal.
std::string toCsv(const Json& report);
/// One file without anything from outside: caveats, tables, intervals as drawings, methods, record.
std::string toHtml(const Json& report, const std::vector<ReportTable>& tables);

}  // namespace emoforge
