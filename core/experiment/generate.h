// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>

#include "core/base/progress.h"
#include "core/experiment/record.h"
#include "core/experiment/synthetic_items.h"

namespace emoforge {

struct GenerateRequest {
  std::filesystem::path run;
  std::size_t perClass = 10;
  std::uint64_t seed = 1;
  Json set = Json::object();              ///< sampling parameters only
  std::filesystem::path out;              ///< must not exist or be empty
  std::vector<SampleChoice> chosen = {};  ///< these only, instead of perClass of every class
  std::string format = {};                ///< empty: that of the training items
};

struct GenerateResult {
  std::size_t samples = 0;
  std::vector<Notice> notices;
  Json record;  ///< record.json of the folder
};

/// Draws samples into a data set of their own: class folders, index.csv with source = run id,
/// record.json with the training items and their columns, so that these are never tested on. Every
/// file is read again and compared. The
/// folder appears when it is complete. Throws Error, Cancelled (nothing is left then).
GenerateResult generate(const GenerateRequest& request, Progress& progress);

/// The parameters of a run with sampling parameters changed. Throws Error(Usage) for any other
/// parameter.
ParameterSet samplingParameters(const RunRecord& record, const Json& set);

}  // namespace emoforge
