// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <vector>

#include "core/base/error.h"
#include "core/data/item.h"

namespace emoforge {

/// Reads folder/index.csv: `file` and `label` (or `class`) are needed, `id` defaults to the file's
/// path without extension, every other column is kept. Rows whose file is missing become notices.
std::vector<Item> readIndex(const std::filesystem::path& folder, std::vector<Notice>& notices);

/// Writes folder/index.csv with id, file (relative), label and every column that an item carries.
void writeIndex(const std::filesystem::path& folder, const std::vector<Item>& items);

/// The columns of the items: those of facts/metrics.md 1.1 in that order, then the others by name.
std::vector<std::string> columnNamesOf(const std::vector<Item>& items);

}  // namespace emoforge
