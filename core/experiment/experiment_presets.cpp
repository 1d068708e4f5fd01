// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/experiment_presets.h"

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/experiment/embedded_presets.h"

namespace emoforge {
namespace {

std::vector<ExperimentPreset> readEmbedded() {
  std::vector<ExperimentPreset> presets;
  for (const auto& [path, content] : embeddedPresets()) {
    if (path.find("experiments/") == std::string::npos) continue;
    const Json json = Json::parse(content);
    presets.push_back({json.at("name"), json.value("title", ""), json.value("note", ""), json});
  }
  return presets;
}

}  // namespace

const std::vector<ExperimentPreset>& experimentPresets() {
  static const std::vector<ExperimentPreset> presets = readEmbedded();
  return presets;
}

const ExperimentPreset& findExperimentPreset(std::string_view name) {
  std::string known;
  for (const ExperimentPreset& preset : experimentPresets()) {
    if (preset.name == name) return preset;
    known += (known.empty() ? "" : ", ") + preset.name;
  }
  throw Error(ErrorKind::Usage,
              text("There is no such file and no experiment of the name") + " \"" +
                  std::string(name) + "\".",
              {}, text("Known here") + ": " + known + ".");
}

}  // namespace emoforge
