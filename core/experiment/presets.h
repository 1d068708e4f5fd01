// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/archive.h"

namespace emoforge {

/// A published or recommended configuration, one file under resources/presets/generators/.
struct Preset {
  std::string generator;
  std::string name;  ///< kebab-case, stable
  std::string title;
  std::string source;   ///< where the numbers stand
  std::string differs;  ///< what differs from the default, in words
  Json set;             ///< parameter → value
};

/// All of them, in the order of their file names.
const std::vector<Preset>& generatorPresets();
std::vector<Preset> presetsOf(std::string_view generator);
/// Throws Error(Usage) that lists the known ones.
const Preset& findPreset(std::string_view generator, std::string_view name);

}  // namespace emoforge
