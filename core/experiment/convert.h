// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "core/data/dataset.h"

namespace emoforge {

/// Writes every item in another format, with the same class folders and an index.csv that keeps all
/// columns. Every file is read again and compared (verify_written.h). The folder appears when it is
/// complete. Returns the number of items. Throws Error, Cancelled.
std::size_t convertDataset(const Dataset& data, const std::string& format,
                           const std::filesystem::path& out, Progress& progress);

}  // namespace emoforge
