// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

namespace emoforge {

struct FileContents {
  std::filesystem::path file;
  std::string_view contents;
};

/// Writes files that belong together, like a figure with its data and its record: each to a
/// temporary name beside it, and only when all are complete and on the disk do they get their
/// names. A full disk leaves all files as they were before and none of the new ones. Throws
/// Error(Failure) with the system's reason.
void writeFilesTogether(const std::vector<FileContents>& files);

}  // namespace emoforge
