// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "core/data/dataset.h"
#include "core/data/split.h"
#include "core/experiment/catalogues.h"
#include "core/experiment/protocol.h"

namespace emoforge {

/// A method by name with its parameters.
struct MethodSpec {
  std::string label;  ///< unique within its list: "neural-gas/paper-code"
  std::string name;
  std::string preset;  ///< of generators; empty: none
  Json set = Json::object();
};

/// Where the items beside the real ones come from.
struct SourceSpec {
  enum class Kind {
    Real,       ///< none: the row of real data alone
    Generator,  ///< what is to be judged
    Control,    ///< a generator that any other has to beat
    Sanity,     ///< made of feature rows: training-copy, shuffled-labels, feature-noise
    Folder      ///< synthetic items that were made before
  };
  Kind kind = Kind::Real;
  MethodSpec method;
  std::filesystem::path folder{};  ///< of Kind::Folder

  const std::string& label() const { return method.label; }
};

const char* toText(SourceSpec::Kind kind);

/// Names of the rows that are made of feature rows alone.
inline constexpr std::string_view kTrainingCopy = "training-copy";
inline constexpr std::string_view kShuffledLabels = "shuffled-labels";
inline constexpr std::string_view kFeatureNoise = "feature-noise";

/// An experiment as its file declares it (DESIGN section 3): four independent axes.
struct ExperimentSpec {
  std::string name;
  std::string title;
  std::string note;  ///< what it is for
  std::filesystem::path data;
  ImportOptions import;
  /// Only items whose value of this column all classes have; the first that the data know counts.
  /// Empty: all items.
  std::vector<std::string> sharedBy;
  std::vector<std::string> exclude;  ///< ids
  std::filesystem::path crossData;   ///< the H of cross protocols
  ImportOptions crossImport;
  SplitRequest split;
  std::filesystem::path splitFile;  ///< instead of the request
  std::vector<Protocol> protocols;
  std::vector<SourceSpec> sources;  ///< real, generators, controls, sanity rows
  std::vector<MethodSpec> classifiers;
  std::vector<MethodSpec> features;
  std::vector<std::string> metrics;
  std::vector<std::string> variants{"standard"};
  std::size_t trainingSeeds = 1;
  std::size_t samplingSeeds = 1;
  std::uint64_t seed = 1;
  std::string evaluateOn = "test";  ///< or validation, to choose settings
  bool removeLeaks = false;         ///< leave training items out that leak into the test part

  /// Complete, so that it reads back to the same experiment.
  Json toJson() const;
};

/// Names are looked up in `known`; what is left out takes its default: all controls that are known,
/// the modality's features. Relative paths are seen from `base`. Throws Error(Usage) that names the
/// key, or Error(Input) for a newer version.
ExperimentSpec parseExperiment(const Json& json, const std::filesystem::path& base,
                               const Registry& known);

/// A file, or the name of a shipped experiment. `data`, where given, stands for the path in it.
ExperimentSpec readExperiment(const std::string& fileOrPreset, const std::filesystem::path& data,
                              const Registry& known);

}  // namespace emoforge
