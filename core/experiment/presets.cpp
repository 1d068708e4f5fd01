// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/presets.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/base/text.h"
#include "core/experiment/embedded_presets.h"

namespace emoforge {
namespace {

std::vector<Preset> readEmbedded() {
  std::vector<Preset> presets;
  for (const auto& [path, content] : embeddedPresets()) {
    if (path.find("generators/") == std::string::npos) continue;
    const Json json = Json::parse(content);
    presets.push_back({json.at("generator"), json.at("name"), json.at("title"),
                       json.value("source", ""), json.value("differs", ""), json.at("set")});
  }
  return presets;
}

}  // namespace

const std::vector<Preset>& generatorPresets() {
  static const std::vector<Preset> presets = readEmbedded();
  return presets;
}

std::vector<Preset> presetsOf(std::string_view generator) {
  std::vector<Preset> result;
  std::ranges::copy_if(generatorPresets(), std::back_inserter(result),
                       [&](const Preset& preset) { return preset.generator == generator; });
  return result;
}

const Preset& findPreset(std::string_view generator, std::string_view name) {
  std::string known;
  for (const auto& preset : generatorPresets()) {
    if (preset.generator != generator) continue;
    if (preset.name == name) return preset;
    known += (known.empty() ? "" : ", ") + preset.name;
  }
  throw Error(ErrorKind::Usage, text("There is no preset") + " \"" + std::string(name) + "\".", {},
              text("Known here") + ": " + known + ".");
}

}  // namespace emoforge
