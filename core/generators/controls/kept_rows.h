// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/base/archive.h"

namespace emoforge {

/// The training rows of a class and the items they came from, for controls that are made of them.
struct KeptRows {
  DoubleArray rows;
  std::vector<std::string> ids;

  std::vector<double> row(std::size_t item) const {
    return {rows.row(item).begin(), rows.row(item).end()};
  }
  void save(ArchiveWriter& archive, const std::string& prefix) const {
    archive.put(prefix + "rows", rows);
    archive.meta()[prefix + "ids"] = ids;
  }
  void load(const ArchiveReader& archive, const std::string& prefix) {
    rows = archive.doubles(prefix + "rows");
    ids = archive.meta().at(prefix + "ids").get<std::vector<std::string>>();
  }
};

}  // namespace emoforge
