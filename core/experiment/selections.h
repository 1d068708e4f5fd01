// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/base/archive.h"

namespace emoforge {

/// Names one list of items in Project::selections. In the file an entry reads
///   {"kind": "excluded", "name": "", "data": "recorded-motion", "ids": ["angry/walk_001"]}
///   {"kind": "excluded", "name": "", "run": "runs/neural-gas-1", "ids": ["happy/happy_0002"]}
///   {"kind": "tag", "name": "locomotion", "data": "recorded-motion", "ids": […]}
/// with ids in alphabetical order and exactly one of "data" (name of a data set of the project) and
/// "run" (run folder as listed in the file; the ids are those of its synthetic items,
/// syntheticId()).
struct SelectionKey {
  enum class Source { Data, Run };
  std::string kind;  ///< "excluded": left out of training and measures; "tag"; "list"
  std::string name;  ///< of a tag or list; empty for "excluded"
  Source source = Source::Data;
  std::string sourceName;

  bool operator==(const SelectionKey&) const = default;
};

struct Selection {
  SelectionKey key;
  std::vector<std::string> ids;
};

SelectionKey excludedKey(const std::string& dataName);
SelectionKey tagKey(const std::string& dataName, const std::string& tag);

/// Those entries that have the shape above; others are passed over here and kept in the file.
std::vector<Selection> selectionsIn(const Json& selections);
/// Ids of synthetic items that an earlier version wrote ("happy/0002") as they are called now.
Json withCurrentIds(Json selections);
/// Empty where there is no such list.
std::vector<std::string> selectedIds(const Json& selections, const SelectionKey& key);
/// Sorts, removes doubles and replaces; an empty list removes the entry.
void setSelectedIds(Json& selections, const SelectionKey& key, std::vector<std::string> ids);

}  // namespace emoforge
