// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/base/parameters.h"

namespace emoforge::cli {

/// One thing that `list` shows and `describe` explains.
struct Listed {
  std::string name;
  std::string summary;
  Json description;
  std::vector<ParameterSpec> parameters;
};

/// The plural kinds of DESIGN section 3: modalities, generators, …
std::vector<std::string> listableKinds();
/// Everything of a kind; the singular works too. Throws Error(Usage) for an unknown kind.
std::vector<Listed> listed(const std::string& kind);

}  // namespace emoforge::cli
