// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/selections.h"

#include <algorithm>
#include <optional>

#include "core/experiment/synthetic_items.h"

namespace emoforge {
namespace {

const char* fieldOf(SelectionKey::Source source) {
  return source == SelectionKey::Source::Data ? "data" : "run";
}

bool hasText(const Json& entry, const char* field) {
  return entry.contains(field) && entry.at(field).is_string();
}

std::optional<Selection> fromJson(const Json& entry) {
  if (!entry.is_object() || !hasText(entry, "kind") || !entry.contains("ids")) return std::nullopt;
  const bool ofData = hasText(entry, "data");
  if (ofData == hasText(entry, "run")) return std::nullopt;
  Selection selection;
  selection.key.kind = entry.at("kind").get<std::string>();
  if (hasText(entry, "name")) selection.key.name = entry.at("name").get<std::string>();
  selection.key.source = ofData ? SelectionKey::Source::Data : SelectionKey::Source::Run;
  selection.key.sourceName = entry.at(fieldOf(selection.key.source)).get<std::string>();
  for (const auto& id : entry.at("ids")) {
    if (!id.is_string()) return std::nullopt;
    selection.ids.push_back(id.get<std::string>());
  }
  return selection;
}

Json toJson(const Selection& selection) {
  const SelectionKey& key = selection.key;
  return {{"kind", key.kind},
          {"name", key.name},
          {fieldOf(key.source), key.sourceName},
          {"ids", selection.ids}};
}

}  // namespace

SelectionKey excludedKey(const std::string& dataName) {
  return {"excluded", {}, SelectionKey::Source::Data, dataName};
}

SelectionKey tagKey(const std::string& dataName, const std::string& tag) {
  return {"tag", tag, SelectionKey::Source::Data, dataName};
}

std::vector<Selection> selectionsIn(const Json& selections) {
  std::vector<Selection> result;
  for (const auto& entry : selections) {
    if (auto selection = fromJson(entry)) result.push_back(std::move(*selection));
  }
  return result;
}

Json withCurrentIds(Json selections) {
  for (auto& entry : selections) {
    auto selection = fromJson(entry);
    if (!selection || selection->key.source != SelectionKey::Source::Run) continue;
    for (std::string& id : selection->ids) id = currentSyntheticId(id);
    std::ranges::sort(selection->ids);
    entry["ids"] = selection->ids;
  }
  return selections;
}

std::vector<std::string> selectedIds(const Json& selections, const SelectionKey& key) {
  for (const auto& selection : selectionsIn(selections)) {
    if (selection.key == key) return selection.ids;
  }
  return {};
}

void setSelectedIds(Json& selections, const SelectionKey& key, std::vector<std::string> ids) {
  std::ranges::sort(ids);
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  Json kept = Json::array();
  bool placed = ids.empty();
  for (const auto& entry : selections) {
    const auto selection = fromJson(entry);
    if (!selection || selection->key != key) {
      kept.push_back(entry);
    } else if (!placed) {
      kept.push_back(toJson({key, ids}));
      placed = true;
    }
  }
  if (!placed) kept.push_back(toJson({key, ids}));
  selections = std::move(kept);
}

}  // namespace emoforge
