// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/data/dataset.h"

namespace emoforge {

/// For every item the number of its group, 0 … groups − 1 in order of first occurrence: items that
/// share a value of any key stand together (several keys: connected components). Throws Error
/// (Usage for a column that no item carries, Input for an item without a value).
std::vector<std::size_t> itemGroups(const Dataset& data, const std::vector<std::string>& keys);

}  // namespace emoforge
