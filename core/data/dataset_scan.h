// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/dataset.h"

namespace emoforge {

/// Finds the items of a folder: by index.csv, by class folders, or, for a folder that was written
/// by this program or by hand without classes, by a pattern for the label. Reads names and tables
/// only.
class DatasetScan {
 public:
  DatasetScan(const std::filesystem::path& path, const FormatCatalogue& formats,
              const ImportOptions& options);
  Dataset result() &&;

 private:
  void findItems();
  void addFolder(const std::filesystem::path& folder, const std::string& label);
  bool readable(const std::filesystem::path& file) const;
  void chooseFormat();
  void applyColumnPatterns();
  void applyAliases();
  void keepClasses();
  [[noreturn]] void refuse(const std::string& problem, const std::string& remedy) const;

  const FormatCatalogue& formats_;
  Dataset data_;
};

}  // namespace emoforge
