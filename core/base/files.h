// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace emoforge {

/// Reads a whole file. Throws Error(Input) that names the file and the system's reason.
std::string readFile(const std::filesystem::path& file);

/// Writes to a temporary name beside `file`, flushes to the disk and renames: a kill or a full disk
/// leaves either the old file or the new one, never half of one. Throws Error(Failure) with the
/// system's reason.
void writeFileSafely(const std::filesystem::path& file, std::string_view contents);

/// Appends one line and flushes it. Throws Error(Failure).
void appendLine(const std::filesystem::path& file, std::string_view line);

/// Makes the folder and its parents and proves that files can be written there (read-only folder,
/// no rights, no room for `expectedBytes`), so that this is told before work is lost. Throws
/// Error(Failure).
void ensureWritableFolder(const std::filesystem::path& folder, std::uint64_t expectedBytes = 0);

/// A text as one part of a path: no separators, no leading dot, never empty.
std::string safeFileName(std::string_view text);

}  // namespace emoforge
