// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/data/dataset.h"

namespace emoforge {

/// Smallest and largest value over the items.
struct Range {
  double low = 0.0;
  double high = 0.0;
};

/// Items that share a structure (skeleton with names, parents and channels; image size).
struct StructureGroup {
  std::size_t items = 0;
  std::size_t joints = 0;
  std::size_t channels = 0;
  std::string example;  ///< id of the first item
};

/// What a data set holds, from a checked data set.
struct DatasetInfo {
  std::string path;
  std::string hash;
  std::string modality;
  std::string format;
  std::vector<std::pair<std::string, std::size_t>> classes;  ///< name, items
  std::vector<std::pair<std::string, std::size_t>> columns;  ///< name, distinct values
  std::vector<StructureGroup> structures;                    ///< most items first
  Range frames;
  Range seconds;
  Range framesPerSecond;
  std::vector<std::string> units;  ///< "cm (guessed)"
  std::vector<std::string> upAxes;
  double totalSeconds = 0.0;
  std::size_t items = 0;

  Json toJson() const;
  std::vector<std::string> toLines() const;
};

/// `data` has to come from Dataset::checked(). Throws Error, Cancelled.
DatasetInfo describeDataset(const Dataset& data, Progress& progress);

}  // namespace emoforge
