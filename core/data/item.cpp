// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/data/item.h"

namespace emoforge {

std::string_view Item::column(std::string_view name) const {
  if (name == "id") return id;
  if (name == "label") return label;
  const auto found = columns.find(name);
  return found == columns.end() ? std::string_view() : std::string_view(found->second);
}

}  // namespace emoforge
