// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "core/generators/class_wise/class_model.h"
#include "core/generators/trained_generator.h"

namespace emoforge {

/// A generator that learns each class by itself, several side by side, with the same result for any
/// number of threads.
class ClassWiseGenerator : public TrainedGenerator {
 public:
  bool finished() const override;

 protected:
  using TrainedGenerator::TrainedGenerator;

  /// `random` is that of the class.
  virtual std::unique_ptr<ClassModel> makeModel(const std::string& label,
                                                const ParameterSet& parameters,
                                                const Random& random) const = 0;
  /// Steps that the curves of a class count; 0 where it has none.
  virtual std::size_t curveSteps(const ParameterSet&) const { return 0; }

  void reset(const ParameterSet& parameters, const Random& random) final;
  void train(const TrainingData& data, const ParameterSet& parameters, const Random& random,
             Progress& progress) final;
  bool finished(std::size_t label) const final { return models_[label]->finished(); }
  SyntheticSample draw(std::size_t label, std::size_t number, const ParameterSet& parameters,
                       const Random& random) const final;
  void saveModels(ArchiveWriter& archive) const final;
  void loadModels(const ArchiveReader& archive) final;

 private:
  void trainClass(std::size_t index, const TrainingClass& data, const Random& random,
                  Progress& progress);

  std::vector<std::unique_ptr<ClassModel>> models_;
};

}  // namespace emoforge
