// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/register_generators.h"

#include "core/generators/controls/register_controls.h"
#include "core/generators/densities/register_densities.h"
#include "core/generators/deep/register_deep.h"
#include "core/generators/neural_gas/neural_gas.h"

namespace emoforge {

void registerGenerators(GeneratorCatalogue& generators) {
  registerNeuralGas(generators);
  registerCgan(generators);
  registerCvae(generators);
  registerLstm(generators);
  registerGmm(generators);
  registerKde(generators);
  registerDuplicate(generators);
  registerJitter(generators);
  registerClassical(generators);
  registerSmote(generators);
  registerGaussian(generators);
}

}  // namespace emoforge
