// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/neural_gas/neural_gas.h"

#include <algorithm>
#include <iterator>

#include "core/base/text.h"
#include "core/generators/neural_gas/neural_gas_settings.h"
#include "core/generators/neural_gas/pose_model.h"
#include "core/generators/neural_gas/sequence_model.h"

namespace emoforge {

NeuralGas::NeuralGas() : ClassWiseGenerator(kNeuralGasName, neuralGasParameters()) {}

std::vector<ParameterProblem> NeuralGas::validate(const ParameterSet& parameters,
                                                  const TrainingData& data) const {
  std::vector<ParameterProblem> problems = ClassWiseGenerator::validate(parameters, data);
  std::ranges::copy(neuralGasProblems(parameters, data), std::back_inserter(problems));
  return problems;
}

std::unique_ptr<ClassModel> NeuralGas::makeModel(const std::string& label,
                                                 const ParameterSet& parameters,
                                                 const Random& random) const {
  const NeuralGasSettings settings(parameters);
  if (settings.poseLevel) return std::make_unique<PoseModel>(label, settings, random);
  return std::make_unique<SequenceModel>(label, settings, random);
}

std::size_t NeuralGas::curveSteps(const ParameterSet& parameters) const {
  return static_cast<std::size_t>(parameters.integer("iterations"));
}

std::unique_ptr<Generator> makeNeuralGas() {
  return std::make_unique<NeuralGas>();
}

void registerNeuralGas(GeneratorCatalogue& generators) {
  Card card;
  card.name = kNeuralGasName;
  card.title = text("Neural gas network");
  card.summary = text(
      "Learns each class's clips by a network of neurons that move like a gas, and gives a neuron "
      "with noise "
      "and smoothing as a new clip.");
  card.modalities = {"body-motion"};
  card.authors = "Seyed Muhammad Hossein Mousavi";
  card.reference = "Mousavi 2025, arXiv:2503.14513; neural gas: Martinetz and Schulten 1991";
  card.bibtex =
      "@misc{mousavi2025neuralgas,\n"
      "  title = {Synthetic Data Generation of Body Motion Data by Neural Gas Network for Emotion "
      "Recognition},\n"
      "  author = {Mousavi, Seyed Muhammad Hossein},\n"
      "  year = {2025},\n"
      "  eprint = {2503.14513},\n"
      "  archivePrefix = {arXiv}\n"
      "}\n"
      "@incollection{martinetz1991neuralgas,\n"
      "  title = {A \"Neural-Gas\" Network Learns Topologies},\n"
      "  author = {Martinetz, Thomas and Schulten, Klaus},\n"
      "  booktitle = {Artificial Neural Networks},\n"
      "  pages = {397--402},\n"
      "  publisher = {North-Holland},\n"
      "  year = {1991}\n"
      "}\n";
  generators.add({std::move(card), neuralGasParameters(), makeNeuralGas});
}

}  // namespace emoforge
