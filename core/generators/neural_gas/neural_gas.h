// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/generators/class_wise/class_wise_generator.h"

namespace emoforge {

/// Neural gas network for body motion after Mousavi 2025, arXiv:2503.14513: one network per class,
/// several classes side by side, with the same result for any number of threads.
class NeuralGas : public ClassWiseGenerator {
 public:
  NeuralGas();
  std::vector<ParameterProblem> validate(const ParameterSet& parameters,
                                         const TrainingData& data) const override;

 protected:
  std::unique_ptr<ClassModel> makeModel(const std::string& label, const ParameterSet& parameters,
                                        const Random& random) const override;
  std::size_t curveSteps(const ParameterSet& parameters) const override;
};

std::unique_ptr<Generator> makeNeuralGas();

/// Card and parameters under the name neural-gas.
void registerNeuralGas(GeneratorCatalogue& generators);

}  // namespace emoforge
