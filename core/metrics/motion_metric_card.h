// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/base/registry.h"

namespace emoforge {

/// Card of a metric over motion clips.
inline Card motionMetricCard(const char* name, std::string title, std::string summary,
                             const char* reference) {
  Card card;
  card.name = name;
  card.title = std::move(title);
  card.summary = std::move(summary);
  card.modalities = {"body-motion"};
  card.reference = reference;
  return card;
}

}  // namespace emoforge
