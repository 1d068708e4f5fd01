// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/base/archive.h"
#include "core/data/dataset.h"

namespace emoforge {

/// A part of a split that a run is limited to.
struct SplitSelection {
  std::filesystem::path file;
  int fold = 1;                ///< from 1
  std::string part = "train";  ///< train | validation | test
};

enum class RunState { Running, Stopped, Failed, Finished };

const char* toText(RunState state);  ///< "running", as in run.json

/// run.json: enough to trace a result and to make it again. Keys in fixed order.
struct RunRecord {
  std::string id;
  std::string kind = "generator";
  std::string generator;
  std::string reference;
  Json parameters;
  std::string preset;  ///< empty: none
  std::uint64_t seed = 1;
  int threads = 1;
  std::string device = "cpu";
  std::filesystem::path dataPath;
  std::string dataHash;
  std::string format;  ///< of the items: samples are written in the same
  ImportOptions import;
  std::optional<SplitSelection> split;
  std::vector<std::string> classes;
  std::vector<std::string> items;
  std::vector<std::string> excluded;  ///< ids that were left out by the user
  Json versions;
  RunState state = RunState::Running;
  std::string failure;   ///< the sentence, where it failed or came to a NaN (then Stopped)
  std::string started;   ///< ISO 8601, UTC
  double seconds = 0.0;  ///< of work, interruptions not counted

  Json toJson() const;
  /// Throws Error(Input): not a record, newer version, missing key.
  static RunRecord fromJson(const Json& json, const std::filesystem::path& file);
};

/// EmoForge, LibTorch and BLAS, as they run.
Json currentVersions();
std::string currentTimeUtc();

}  // namespace emoforge
