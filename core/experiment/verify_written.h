// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "core/data/sample.h"

namespace emoforge {

/// Reads a file that was just written and compares it with what was to be written: skeleton,
/// offsets, channels, frame time and every value must be equal, since files hold the shortest
/// numbers that read back to the same double. Knows the formats bvh and joint-positions; says false
/// for others, which are not compared. Throws Error(Failure) that tells file, joint, frame and both
/// values of the first difference. Thread-safe.
bool verifyWritten(const Sample& sample, const std::string& format,
                   const std::filesystem::path& file);

}  // namespace emoforge
