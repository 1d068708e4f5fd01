// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/archive.h"

namespace emoforge {

/// What one pass over the samples showed (facts/metrics.md 10).
struct GasIteration {
  std::size_t number = 0;  ///< 1-based
  double quantisationError =
      0.0;  ///< mean distance of a sample to its nearest neuron before its own step
  /// Share of samples whose two nearest neurons were not linked in the pass before. Links come from
  /// competitive Hebbian learning (Martinetz and Schulten 1994): the two nearest neurons of any
  /// sample are linked. Absent in the first pass and with one neuron.
  std::optional<double> topographicError;
  double deadShare = 0.0;         ///< neurons that were nearest to no sample
  double effectiveNeurons = 0.0;  ///< exp(entropy of the wins)
  double startShare = 0.0;        ///< neurons that keep more than half of their start
};

/// Collects the two nearest neurons and the distance of every sample of a pass.
class GasQuality {
 public:
  GasQuality() = default;
  GasQuality(std::size_t samples, std::size_t neurons);

  /// One sample was compared with all neurons; `second` equals `first` where there is one neuron.
  void add(std::size_t sample, std::size_t first, std::size_t second, double distance);
  /// Ends the pass.
  GasIteration finishPass(std::size_t number);
  /// The nearest neuron of every sample in the pass that ended last; empty before the first.
  std::vector<std::size_t> winners() const;

  void save(ArchiveWriter& archive, const std::string& prefix) const;
  void load(const ArchiveReader& archive, const std::string& prefix);

 private:
  std::optional<double> topographicError() const;

  std::size_t neurons_ = 0;
  double distanceSum_ = 0.0;
  std::vector<std::uint64_t> nearest_;   ///< first and second of each sample in this pass
  std::vector<std::uint64_t> previous_;  ///< the same of the pass before; empty in the first
};

/// Neurons in order of distance; equal distances rank by index.
void rankByDistance(std::span<const double> squared, std::span<std::uint32_t> order);

}  // namespace emoforge
