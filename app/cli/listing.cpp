// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/listing.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "core/base/text.h"
#include "core/experiment/catalogues.h"
#include "core/experiment/experiment_presets.h"
#include "core/experiment/presets.h"
#include "core/experiment/protocol.h"

namespace emoforge::cli {
namespace {

template <typename Interface>
std::vector<Listed> fromCatalogue(const Catalogue<Interface>& catalogue) {
  std::vector<Listed> result;
  for (const auto& entry : catalogue.entries()) {
    Json description = toJson(entry.card);
    description["parameters"] = Json::array();
    for (const auto& spec : entry.parameters) description["parameters"].push_back(toJson(spec));
    result.push_back({entry.card.name, entry.card.summary, description, entry.parameters});
  }
  return result;
}

std::vector<Listed> modalities() {
  std::set<std::string> names;
  for (const auto& entry : registry().formats.entries()) names.insert(entry.create()->modality());
  std::vector<Listed> result;
  for (const auto& name : names) {
    Json formats = Json::array();
    for (const auto& entry : registry().formats.entries()) {
      if (entry.create()->modality() == name) formats.push_back(entry.card.name);
    }
    result.push_back({name,
                      text("formats") + ": " + formats.dump(),
                      Json{{"name", name}, {"formats", formats}},
                      {}});
  }
  return result;
}

/// Those that exist as published only come last.
std::vector<Listed> metrics() {
  std::vector<Listed> result = fromCatalogue(registry().metrics);
  std::ranges::move(fromCatalogue(registry().sampleMetrics), std::back_inserter(result));
  for (Listed& published : fromCatalogue(registry().publishedMetrics)) {
    const bool known = std::ranges::count(result, published.name, &Listed::name) > 0;
    if (!known) result.push_back(std::move(published));
  }
  return result;
}

std::vector<Listed> presets() {
  std::vector<Listed> result;
  for (const auto& preset : generatorPresets()) {
    result.push_back({preset.generator + "/" + preset.name,
                      preset.title,
                      Json{{"name", preset.name},
                           {"generator", preset.generator},
                           {"title", preset.title},
                           {"source", preset.source},
                           {"differs", preset.differs},
                           {"set", preset.set}},
                      {}});
  }
  for (const auto& preset : experimentPresets()) {
    result.push_back({preset.name,
                      preset.title,
                      Json{{"name", preset.name},
                           {"kind", "experiment"},
                           {"title", preset.title},
                           {"note", preset.note},
                           {"experiment", preset.experiment}},
                      {}});
  }
  return result;
}

std::vector<Listed> protocols() {
  std::vector<Listed> result;
  for (const ProtocolCard& card : protocolCards()) {
    result.push_back({card.name,
                      card.title + ". " + card.summary,
                      Json{{"name", card.name}, {"title", card.title}, {"summary", card.summary}},
                      {}});
  }
  return result;
}

}  // namespace

std::vector<std::string> listableKinds() {
  return {"modalities",      "generators", "classifiers", "metrics", "features",
          "representations", "protocols",  "formats",     "presets"};
}

std::vector<Listed> listed(const std::string& kind) {
  std::string plural = kind.ends_with('s') ? kind : kind + "s";
  if (kind == "modality") plural = "modalities";
  if (plural == "modalities") return modalities();
  if (plural == "generators") return fromCatalogue(registry().generators);
  if (plural == "representations") return fromCatalogue(registry().representations);
  if (plural == "features") return fromCatalogue(registry().features);
  if (plural == "classifiers") return fromCatalogue(registry().classifiers);
  if (plural == "metrics") return metrics();
  if (plural == "formats") return fromCatalogue(registry().formats);
  if (plural == "presets") return presets();
  if (plural == "protocols") return protocols();
  if (std::ranges::count(listableKinds(), plural) > 0) return {};
  std::string known;
  for (const auto& name : listableKinds()) known += (known.empty() ? "" : ", ") + name;
  throw Error(ErrorKind::Usage, text("There is nothing of the kind") + " \"" + kind + "\".", {},
              text("Known here") + ": " + known + ".");
}

}  // namespace emoforge::cli
