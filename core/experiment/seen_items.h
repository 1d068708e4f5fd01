// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/data/dataset.h"

namespace emoforge {

/// The real items that a folder of synthetic ones was made from, by its record.json.
struct SeenItems {
  bool known = false;  ///< the folder has a record, and that is of these data
  std::vector<std::string> ids;
};
SeenItems seenItems(const std::filesystem::path& synthetic, const Dataset& data,
                    Progress& progress);  ///< Throws Error(Input) for a damaged record.

/// Items that neither the generator saw nor share a subject (a take, where subjects are unknown)
/// with those it saw.
std::vector<std::string> untouchedItems(const Dataset& data, const std::set<std::string>& seen);

}  // namespace emoforge
