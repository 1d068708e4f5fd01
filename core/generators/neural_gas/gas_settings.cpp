// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/neural_gas/gas_settings.h"

#include <cmath>

namespace emoforge {
namespace {

double geometric(double start, double end, std::size_t iteration, std::size_t iterations) {
  return start *
         std::pow(end / start, static_cast<double>(iteration) / static_cast<double>(iterations));
}

}  // namespace

double GasSettings::learningRate(std::size_t iteration) const {
  return geometric(learningRateStart, learningRateEnd, iteration, iterations);
}

double GasSettings::range(std::size_t iteration) const {
  return geometric(rangeStart, rangeEnd, iteration, iterations);
}

std::vector<double> GasSettings::adaptation(std::size_t iteration) const {
  std::vector<double> result(neurons);
  const double epsilon = learningRate(iteration);
  const double lambda = range(iteration);
  for (std::size_t rank = 0; rank < neurons; ++rank) {
    result[rank] = epsilon * std::exp(-static_cast<double>(rank) / lambda);
  }
  return result;
}

}  // namespace emoforge
