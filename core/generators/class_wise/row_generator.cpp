// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/class_wise/row_generator.h"

#include <fmt/format.h>

#include "core/base/text.h"
#include "core/generators/representation_parameters.h"

namespace emoforge {

RowGenerator::RowGenerator(const RowMethod& method)
    : ClassWiseGenerator(method.card.name, method.parameters), method_(method) {}

std::vector<ParameterProblem> RowGenerator::validate(const ParameterSet& parameters,
                                                     const TrainingData& data) const {
  std::vector<ParameterProblem> problems = ClassWiseGenerator::validate(parameters, data);
  for (const TrainingClass& trainingClass : data.classes) {
    const std::size_t count = trainingClass.samples.size();
    if (count == 0 || count >= method_.advisedClips) continue;
    const bool refused = count < method_.fewestClips;
    problems.push_back(
        {refused ? ParameterProblem::Severity::Error : ParameterProblem::Severity::Warning,
         method_.parameters.front().name,
         refused ? fmt::format(fmt::runtime(text("The class \"{}\" has {} training clips; this "
                                                 "method needs at least {}.")),
                               trainingClass.label, count, method_.fewestClips)
                 : fmt::format(fmt::runtime(text("The class \"{}\" has {} training clips only: ")),
                               trainingClass.label, count) +
                       method_.advice});
  }
  warnOfUnusedRepresentationParameters(parameters, problems);
  return problems;
}

std::unique_ptr<ClassModel> RowGenerator::makeModel(const std::string& label,
                                                    const ParameterSet& parameters,
                                                    const Random&) const {
  return std::make_unique<RowModel>(label, parameters, method_.makeSource(parameters));
}

void addRowGenerator(GeneratorCatalogue& generators, RowMethod method) {
  generators.add({method.card, method.parameters,
                  [method] { return std::make_unique<RowGenerator>(method); }});
}

}  // namespace emoforge
