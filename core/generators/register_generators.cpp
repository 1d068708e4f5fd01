// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/register_generators.h"

#include "core/generators/neural_gas/neural_gas.h"

namespace emoforge {

void registerGenerators(GeneratorCatalogue& generators) {
  registerNeuralGas(generators);
}

}  // namespace emoforge
