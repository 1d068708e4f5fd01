// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/item_groups.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>

#include "core/base/text.h"

namespace emoforge {
namespace {

/// Joins items that share a value of any key.
class UnionFind {
 public:
  explicit UnionFind(std::size_t count) : parents_(count) {
    std::iota(parents_.begin(), parents_.end(), std::size_t{0});
  }
  std::size_t find(std::size_t i) {
    while (parents_[i] != i) i = parents_[i] = parents_[parents_[i]];
    return i;
  }
  void join(std::size_t a, std::size_t b) {
    parents_[std::max(find(a), find(b))] = std::min(find(a), find(b));
  }

 private:
  std::vector<std::size_t> parents_;
};

void joinByKey(const Dataset& data, const std::string& key, UnionFind& sets) {
  std::map<std::string, std::size_t, std::less<>> firstWith;
  const Item* missing = nullptr;
  for (std::size_t i = 0; i < data.items().size(); ++i) {
    const std::string_view value = data.items()[i].column(key);
    if (value.empty()) {
      if (!missing) missing = &data.items()[i];
      continue;
    }
    const auto [entry, isNew] = firstWith.emplace(value, i);
    if (!isNew) sets.join(entry->second, i);
  }
  if (!missing) return;
  if (firstWith.empty()) {
    throw Error(ErrorKind::Usage, fmt::format("{} \"{}\".", text("No item has the column"), key),
                {.file = data.path()},
                fmt::format("{}: {}.", text("Columns here"), fmt::join(data.columnNames(), ", ")));
  }
  throw Error(ErrorKind::Input, fmt::format("{} \"{}\".", text("The item has no value for"), key),
              {.item = missing->id},
              text("Fill the column in index.csv or name another group key."));
}

}  // namespace

std::vector<std::size_t> itemGroups(const Dataset& data, const std::vector<std::string>& keys) {
  UnionFind sets(data.items().size());
  for (const auto& key : keys) joinByKey(data, key, sets);
  std::map<std::size_t, std::size_t> numbers;
  std::vector<std::size_t> groups;
  for (std::size_t i = 0; i < data.items().size(); ++i) {
    groups.push_back(numbers.emplace(sets.find(i), numbers.size()).first->second);
  }
  return groups;
}

}  // namespace emoforge
