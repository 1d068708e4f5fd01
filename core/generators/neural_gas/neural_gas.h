// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/generators/generator.h"
#include "core/generators/neural_gas/class_model.h"
#include "core/generators/neural_gas/reference_clips.h"

namespace emoforge {

/// Neural gas network for body motion after Mousavi 2025, arXiv:2503.14513: one network per class,
/// several classes side by side, with the same result for any number of threads.
class NeuralGas : public Generator {
 public:
  std::vector<ParameterProblem> validate(const ParameterSet& parameters,
                                         const TrainingData& data) const override;
  /// Goes on with what was loaded, or with an earlier call of the same seed, settings and items;
  /// begins anew otherwise. Throws Error(Input) where a loaded state belongs to other settings or
  /// items, Error(Usage) where validate() finds an error.
  void fit(const TrainingData& data, const ParameterSet& parameters, const Random& random,
           Progress& progress) override;
  bool finished() const override;
  /// Several clips are held against the training clips of the class, and what looks broken or
  /// copied is told as notices; a single clip is for looking at and comes at once.
  std::vector<SyntheticSample> sample(const std::string& label, std::size_t first,
                                      std::size_t count, const ParameterSet& parameters,
                                      const Random& random, Progress& progress) const override;
  void saveState(ArchiveWriter& archive) const override;
  void loadState(const ArchiveReader& archive) override;

 private:
  /// Seed, training parameters and items, which decide the result.
  static Json identityOf(const TrainingData& data, const ParameterSet& parameters,
                         const Random& random);
  void makeModels();
  void trainClass(std::size_t index, const TrainingClass& data, const Random& random,
                  Progress& progress);
  std::size_t indexOf(const std::string& label) const;

  Json identity_;  ///< null before the first fit() or loadState()
  bool loaded_ = false;
  std::vector<std::string> labels_;
  std::vector<std::unique_ptr<ClassModel>> models_;
  std::vector<ReferenceClips> references_;  ///< a class each, once it was trained
};

std::unique_ptr<Generator> makeNeuralGas();

/// Card and parameters under the name neural-gas.
void registerNeuralGas(GeneratorCatalogue& generators);

}  // namespace emoforge
