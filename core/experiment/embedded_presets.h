// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace emoforge {

/// The preset files that the program ships, built in: path below resources/presets
/// ("generators/neural-gas/paper-code.json") and JSON text, sorted by path.
std::vector<std::pair<std::string, std::string>> embeddedPresets();

}  // namespace emoforge
