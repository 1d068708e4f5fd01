// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/generators/neural_gas/gas_training.h"

#include "core/motion/motion_clip.h"

namespace emoforge::testing {

ParameterSet parametersWith(const Json& values) {
  ParameterSet parameters(neuralGasParameters());
  parameters.apply({{"neurons", 6}, {"pose-neurons", 12}, {"iterations", 8}});
  parameters.apply(values);
  return parameters;
}

std::vector<double> clipsOf(const NeuralGas& gas, const ParameterSet& parameters,
                            std::uint64_t seed) {
  std::vector<double> result;
  NoProgress progress;
  for (const char* label : {"sad", "happy"}) {
    for (const auto& sample : gas.sample(label, 1, 3, parameters, Random(seed), progress)) {
      const auto& values = asMotion(*sample.sample).values.values();
      result.insert(result.end(), values.begin(), values.end());
    }
  }
  return result;
}

}  // namespace emoforge::testing
