// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/generate.h"

namespace emoforge {

/// Synthetic clips of a run, by class and number.
struct SyntheticClips {
  std::filesystem::path run;
  std::vector<SampleChoice> chosen;
  std::uint64_t seed = 1;
  Json set = Json::object();  ///< sampling parameters that were changed
};

}  // namespace emoforge
