// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/registry.h"

namespace emoforge {

Json toJson(const Card& card) {
  return {{"name", card.name},       {"title", card.title},
          {"summary", card.summary}, {"modalities", card.modalities},
          {"authors", card.authors}, {"reference", card.reference},
          {"bibtex", card.bibtex}};
}

}  // namespace emoforge
