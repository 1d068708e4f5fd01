// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace emoforge {

/// 128-bit hash (XXH3) as 32 hexadecimal digits.
std::string contentHashOf(std::string_view bytes);

/// Hash of a file's bytes. Remembered in the user's cache folder by path, size and time, so that an
/// unchanged file is read once. Thread-safe. Throws Error(Input) where the file cannot be read.
std::string contentHashOfFile(const std::filesystem::path& file);

/// Writes the remembered hashes to the cache folder; a cache that cannot be written is no error.
void saveContentHashCache();

}  // namespace emoforge
