// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/neural_gas/gas_quality.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <utility>

namespace emoforge {

GasQuality::GasQuality(std::size_t samples, std::size_t neurons)
    : neurons_(neurons), nearest_(2 * samples) {}

void GasQuality::add(std::size_t sample, std::size_t first, std::size_t second, double distance) {
  nearest_[2 * sample] = first;
  nearest_[2 * sample + 1] = second;
  distanceSum_ += distance;
}

std::optional<double> GasQuality::topographicError() const {
  if (previous_.empty() || neurons_ < 2) return std::nullopt;
  std::set<std::pair<std::uint64_t, std::uint64_t>> links;
  for (std::size_t i = 0; i < previous_.size(); i += 2) {
    links.insert(std::minmax(previous_[i], previous_[i + 1]));
  }
  std::size_t unlinked = 0;
  for (std::size_t i = 0; i < nearest_.size(); i += 2) {
    if (!links.contains(std::minmax(nearest_[i], nearest_[i + 1]))) ++unlinked;
  }
  return 2.0 * static_cast<double>(unlinked) / static_cast<double>(nearest_.size());
}

GasIteration GasQuality::finishPass(std::size_t number) {
  GasIteration result;
  const auto samples = static_cast<double>(nearest_.size() / 2);
  result.number = number;
  result.quantisationError = distanceSum_ / samples;
  result.topographicError = topographicError();
  std::vector<std::size_t> wins(neurons_);
  for (std::size_t i = 0; i < nearest_.size(); i += 2) ++wins[nearest_[i]];
  double entropy = 0.0;
  std::size_t dead = 0;
  for (const std::size_t count : wins) {
    if (count == 0) {
      ++dead;
      continue;
    }
    const double share = static_cast<double>(count) / samples;
    entropy -= share * std::log(share);
  }
  result.deadShare = static_cast<double>(dead) / static_cast<double>(neurons_);
  result.effectiveNeurons = std::exp(entropy);
  previous_ = nearest_;
  distanceSum_ = 0.0;
  return result;
}

std::vector<std::size_t> GasQuality::winners() const {
  std::vector<std::size_t> result(previous_.size() / 2);
  for (std::size_t i = 0; i < result.size(); ++i) result[i] = previous_[2 * i];
  return result;
}

void GasQuality::save(ArchiveWriter& archive, const std::string& prefix) const {
  archive.put(prefix + "distance-sum", DoubleArray({1}, distanceSum_));
  archive.put(prefix + "nearest", nearest_);
  archive.put(prefix + "previous", previous_);
}

void GasQuality::load(const ArchiveReader& archive, const std::string& prefix) {
  distanceSum_ = archive.doubles(prefix + "distance-sum").values().at(0);
  nearest_ = archive.integers(prefix + "nearest");
  previous_ = archive.integers(prefix + "previous");
}

void rankByDistance(std::span<const double> squared, std::span<std::uint32_t> order) {
  std::iota(order.begin(), order.end(), 0u);
  std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
    return squared[a] != squared[b] ? squared[a] < squared[b] : a < b;
  });
}

}  // namespace emoforge
