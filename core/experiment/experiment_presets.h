// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/archive.h"

namespace emoforge {

/// A shipped experiment, one file under resources/presets/experiments/. It names no data: those are
/// given where it is run.
struct ExperimentPreset {
  std::string name;  ///< kebab-case, stable; also the file's name
  std::string title;
  std::string note;
  Json experiment;
};

/// All of them, in the order of their file names.
const std::vector<ExperimentPreset>& experimentPresets();
/// Throws Error(Usage) that lists the known ones.
const ExperimentPreset& findExperimentPreset(std::string_view name);

}  // namespace emoforge
