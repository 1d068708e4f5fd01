// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace emoforge {

/// A table of texts with a header row (RFC 4180: quotes, doubled quotes, line ends inside quotes;
/// byte-order mark and CRLF accepted).
struct CsvTable {
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;  ///< each as long as the header
  std::vector<std::size_t> lines;              ///< 1-based line where each row starts

  /// −1 where there is no such column.
  int column(std::string_view name) const;
};

/// Throws Error(Input) with file and line: a row of another length, a quote that never ends, no
/// header.
CsvTable parseCsv(std::string_view text, const std::filesystem::path& file);
CsvTable readCsv(const std::filesystem::path& file);

/// Quotes a field where needed.
std::string csvField(std::string_view field);
/// Fields joined by commas, without line end.
std::string csvRow(const std::vector<std::string>& fields);

}  // namespace emoforge
