// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

namespace emoforge::testing {

/// A folder with the classes calm and lively, `perClass` clips each of a three-joint arm that waves
/// with its own tempo, 40 to 60 frames long.
void writeSmallMotionSet(const std::filesystem::path& folder, int perClass);

}  // namespace emoforge::testing
