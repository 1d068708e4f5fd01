// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/neural_gas/moved_neurons.h"

#include <algorithm>

namespace emoforge {

void MovedNeurons::write(std::size_t neuron, std::span<double> row) const {
  std::ranges::copy(rows_.row(neuron), row.begin());
}

void MovedNeurons::forgetStart(std::span<const double> strength) {
  for (std::size_t k = 0; k < count(); ++k) startShare_[k] *= 1.0 - strength[k];
}

void MovedNeurons::save(ArchiveWriter& archive, const std::string& prefix) const {
  archive.put(prefix + "start-share", DoubleArray({count()}, startShare_));
  archive.put(prefix + name_, rows_);
}

void MovedNeurons::load(const ArchiveReader& archive, const std::string& prefix) {
  startShare_ = archive.doubles(prefix + "start-share").values();
  rows_ = archive.doubles(prefix + name_);
}

}  // namespace emoforge
