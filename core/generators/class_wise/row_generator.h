// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/generators/class_wise/class_wise_generator.h"
#include "core/generators/class_wise/row_model.h"

namespace emoforge {

/// What makes one generator over the rows of a representation differ from another.
struct RowMethod {
  Card card;
  std::vector<ParameterSpec> parameters;  ///< those of the representation and `smoothing` included
  std::size_t fewestClips = 1;            ///< per class; fewer are refused
  std::size_t advisedClips = 1;           ///< per class; fewer bring a warning
  std::string advice;                     ///< what to expect of fewer
  std::function<std::unique_ptr<RowSource>(const ParameterSet&)> makeSource;
};

/// A generator that learns the rows of each class by itself.
class RowGenerator : public ClassWiseGenerator {
 public:
  explicit RowGenerator(const RowMethod& method);
  std::vector<ParameterProblem> validate(const ParameterSet& parameters,
                                         const TrainingData& data) const override;

 protected:
  std::unique_ptr<ClassModel> makeModel(const std::string& label, const ParameterSet& parameters,
                                        const Random& random) const override;

 private:
  RowMethod method_;
};

/// Puts it into the catalogue.
void addRowGenerator(GeneratorCatalogue& generators, RowMethod method);

}  // namespace emoforge
