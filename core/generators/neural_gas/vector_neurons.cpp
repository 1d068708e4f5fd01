// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/neural_gas/vector_neurons.h"

#include <algorithm>

#include "core/base/parallel.h"
#include "core/numerics/squared_distances.h"

namespace emoforge {

VectorNeurons::VectorNeurons(std::size_t count, std::shared_ptr<const GasRows> rows, GasStart start)
    : rows_(std::move(rows)), start_(std::move(start)), startShare_(count, 1.0) {}

template <typename Body>
void VectorNeurons::forBlocks(const Body& body) const {
  // Below this many numbers a step is over before a second thread has started.
  constexpr std::size_t kWorthThreads = 1'000'000;
  const std::size_t parts =
      vectors_.size() < kWorthThreads
          ? 1
          : std::min<std::size_t>(count(), static_cast<std::size_t>(threadCount()));
  const auto part = [&](std::size_t p) {
    const std::size_t first = count() * p / parts;
    body(first, count() * (p + 1) / parts - first);
  };
  if (parts == 1) {
    part(0);
  } else {
    parallelFor(parts, part);
  }
}

void VectorNeurons::prepare(const std::function<void(double)>& between) {
  if (!vectors_.empty()) return;
  DoubleArray vectors({count(), rows_->dimension()});
  for (std::size_t k = 0; k < count(); ++k) {
    between(static_cast<double>(k) / static_cast<double>(count()));
    start_.write(k, *rows_, vectors.row(k));
  }
  vectors_ = std::move(vectors);
}

void VectorNeurons::distances(std::size_t sample, std::span<double> squared) const {
  const std::size_t dimension = rows_->dimension();
  const RowBlock row{rows_->values.row(sample).data(), 1, dimension};
  forBlocks([&](std::size_t first, std::size_t size) {
    squaredDistances(row, {vectors_.row(first).data(), size, dimension}, rows_->weighted,
                     squared.data() + first, size);
  });
}

void VectorNeurons::move(std::size_t sample, std::span<const double> strength) {
  const std::size_t dimension = rows_->dimension();
  const double* row = rows_->values.row(sample).data();
  forBlocks([&](std::size_t first, std::size_t size) {
    for (std::size_t k = first; k < first + size; ++k) {
      double* vector = vectors_.row(k).data();
      const double step = strength[k];
      for (std::size_t i = 0; i < dimension; ++i) vector[i] += step * (row[i] - vector[i]);
    }
  });
  for (std::size_t k = 0; k < count(); ++k) startShare_[k] *= 1.0 - strength[k];
}

void VectorNeurons::write(std::size_t neuron, std::span<double> row) const {
  std::ranges::copy(vectors_.row(neuron), row.begin());
}

void VectorNeurons::save(ArchiveWriter& archive, const std::string& prefix) const {
  archive.put(prefix + "start-share", DoubleArray({startShare_.size()}, startShare_));
  archive.put(prefix + "vectors", vectors_);
}

void VectorNeurons::load(const ArchiveReader& archive, const std::string& prefix) {
  startShare_ = archive.doubles(prefix + "start-share").values();
  vectors_ = archive.doubles(prefix + "vectors");
}

}  // namespace emoforge
