// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/generators/neural_gas/neural_gas.h"
#include "core/generators/neural_gas/neural_gas_settings.h"
#include "tests/core/generators/training.h"

/// What the tests of the neural gas share: clips to learn, settings, a listener.
namespace emoforge::testing {

/// Settings for a training of a moment, with these values.
ParameterSet parametersWith(const Json& values);

/// The values of the first clips of both classes.
std::vector<double> clipsOf(const NeuralGas& gas, const ParameterSet& parameters,
                            std::uint64_t seed = 4);

}  // namespace emoforge::testing
