// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/neural_gas/vector_neurons.h"

#include <algorithm>

#include "core/base/parallel.h"
#include "core/numerics/squared_distances.h"

namespace emoforge {

VectorNeurons::VectorNeurons(std::size_t count, std::shared_ptr<const EncodedRows> rows,
                             GasStart start)
    : MovedNeurons(count, "vectors"), training_(std::move(rows)), start_(std::move(start)) {}

template <typename Body>
void VectorNeurons::forBlocks(const Body& body) const {
  // Below this many numbers a step is over before a second thread has started.
  constexpr std::size_t kWorthThreads = 1'000'000;
  const std::size_t parts =
      rows_.size() < kWorthThreads
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
  if (!rows_.empty()) return;
  DoubleArray vectors({count(), training_->dimension()});
  for (std::size_t k = 0; k < count(); ++k) {
    between(static_cast<double>(k) / static_cast<double>(count()));
    start_.write(k, *training_, vectors.row(k));
  }
  rows_ = std::move(vectors);
}

void VectorNeurons::distances(std::size_t sample, std::span<double> squared) const {
  const std::size_t dimension = training_->dimension();
  const RowBlock row{training_->values.row(sample).data(), 1, dimension};
  forBlocks([&](std::size_t first, std::size_t size) {
    squaredDistances(row, {rows_.row(first).data(), size, dimension}, training_->weighted,
                     squared.data() + first, size);
  });
}

void VectorNeurons::move(std::size_t sample, std::span<const double> strength) {
  const std::size_t dimension = training_->dimension();
  const double* row = training_->values.row(sample).data();
  forBlocks([&](std::size_t first, std::size_t size) {
    for (std::size_t k = first; k < first + size; ++k) {
      double* vector = rows_.row(k).data();
      const double step = strength[k];
      for (std::size_t i = 0; i < dimension; ++i) vector[i] += step * (row[i] - vector[i]);
    }
  });
  forgetStart(strength);
}

}  // namespace emoforge
