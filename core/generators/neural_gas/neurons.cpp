// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/neural_gas/neurons.h"

#include <algorithm>

#include "core/base/parallel.h"
#include "core/generators/neural_gas/coefficient_neurons.h"
#include "core/generators/neural_gas/vector_neurons.h"

namespace emoforge {

void GasStart::write(std::size_t neuron, const EncodedRows& rows, std::span<double> row) const {
  if (picks.empty()) {
    draw(neuron, row);
  } else {
    std::ranges::copy(rows.values.row(picks[neuron]), row.begin());
  }
}

void Neurons::writeAll(DoubleArray& values) const {
  parallelFor(count(), [&](std::size_t k) { write(k, values.row(k)); });
}

std::unique_ptr<Neurons> makeNeurons(std::size_t count, std::shared_ptr<const EncodedRows> rows,
                                     GasStart start, bool direct) {
  if (direct) return std::make_unique<VectorNeurons>(count, std::move(rows), std::move(start));
  return std::make_unique<CoefficientNeurons>(count, std::move(rows), std::move(start));
}

bool directFormPays(std::size_t rows, std::size_t dimension, std::size_t neurons,
                    std::size_t iterations) {
  const auto n = static_cast<double>(rows);
  const auto d = static_cast<double>(dimension);
  const auto K = static_cast<double>(neurons);
  constexpr double kTwoGibibytes = 2.0 * 1024 * 1024 * 1024;
  return n * (4.0 * K + d / (2.0 * static_cast<double>(iterations))) > 3.0 * K * d ||
         n * n * sizeof(double) > kTwoGibibytes;
}

}  // namespace emoforge
