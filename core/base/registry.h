// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/base/parameters.h"

namespace emoforge {

/// What a list shows and a record keeps of a method.
struct Card {
  std::string name;     ///< kebab-case, stable
  std::string title;    ///< "Neural gas network"
  std::string summary;  ///< one sentence
  std::vector<std::string> modalities;
  std::string authors;
  std::string reference;  ///< "Mousavi 2025, arXiv:2503.14513"
  std::string bibtex;
};

Json toJson(const Card& card);

/// Items of one kind by name, in order of registration. Filled once at start-up, then read-only, so
/// reading is thread-safe.
template <typename Interface>
class Catalogue {
 public:
  using Factory = std::function<std::unique_ptr<Interface>()>;
  struct Entry {
    Card card;
    std::vector<ParameterSpec> parameters;
    Factory create;
  };

  void add(Entry entry) { entries_.push_back(std::move(entry)); }
  const std::vector<Entry>& entries() const { return entries_; }

  /// Throws Error(Usage) that lists the known names.
  const Entry& find(std::string_view name) const {
    for (const auto& entry : entries_) {
      if (entry.card.name == name) return entry;
    }
    std::string known;
    for (const auto& entry : entries_) known += (known.empty() ? "" : ", ") + entry.card.name;
    throw Error(ErrorKind::Usage, "\"" + std::string(name) + "\" is not known.", {},
                "Known here: " + known + ".");
  }
  std::unique_ptr<Interface> create(std::string_view name) const { return find(name).create(); }

 private:
  std::vector<Entry> entries_;
};

}  // namespace emoforge
