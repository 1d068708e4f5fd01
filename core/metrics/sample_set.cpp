// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/sample_set.h"

#include <algorithm>
#include <utility>

namespace emoforge {

SampleSet::SampleSet(std::vector<LoadedSample> samples)
    : samples_(std::make_shared<const std::vector<LoadedSample>>(std::move(samples))),
      kept_(std::make_shared<Kept>()) {}

std::size_t SampleSet::countOf(const std::string& label) const {
  if (label.empty()) return count();
  return static_cast<std::size_t>(std::ranges::count(*samples_, label, &LoadedSample::label));
}

}  // namespace emoforge
