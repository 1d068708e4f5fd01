// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/metric_entry.h"

namespace emoforge {
namespace {

template <typename Value>
Json orNull(const std::optional<Value>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json orNull(const std::string& text) {
  return text.empty() ? Json(nullptr) : Json(text);
}

const char* toText(Direction direction) {
  switch (direction) {
    case Direction::Up:
      return "up";
    case Direction::Down:
      return "down";
    default:
      return "closer";
  }
}

}  // namespace

Json toJson(const MetricEntry& entry) {
  Json interval = nullptr;
  if (entry.interval) interval = Json::array({entry.interval->low, entry.interval->high});
  return {{"name", entry.name},
          {"variant", entry.variant},
          {"value", orNull(entry.value)},
          {"direction", toText(entry.direction)},
          {"reference_value", orNull(entry.referenceValue)},
          {"ci95", interval},
          {"ci_method", orNull(entry.intervalMethod)},
          {"unit_of_replication", orNull(entry.unitOfReplication)},
          {"replicates", entry.replicates},
          {"n_real", entry.real},
          {"n_synthetic", entry.synthetic},
          {"n_groups", orNull(entry.groups)},
          {"feature_space", orNull(entry.featureSpace)},
          {"fitted_on", entry.fittedOn},
          {"reference_set", entry.referenceSet},
          {"caveat", orNull(entry.caveat)},
          {"chance_majority", orNull(entry.chanceMajority)},
          {"chance_uniform", orNull(entry.chanceUniform)},
          {"p_value", orNull(entry.p)}};
}

}  // namespace emoforge
