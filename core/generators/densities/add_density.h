// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <utility>

#include "core/generators/class_wise/row_generator.h"
#include "core/generators/densities/latent_rows.h"
#include "core/generators/representation_parameters.h"

namespace emoforge {

/// Registers a density of each class: `list` has its own parameters, those of the latent space and
/// the representation follow. `Source` is a RowSource made from the parameters.
template <typename Source>
void addDensity(GeneratorCatalogue& generators, RowMethod method, SpecList list) {
  addLatentParameters(list);
  addSmoothingParameter(list, 0.0);
  addRepresentationParameters(list);
  method.parameters = list.take();
  method.fewestClips = 2;
  method.advisedClips = 10;
  method.makeSource = [](const ParameterSet& parameters) {
    return std::make_unique<Source>(parameters);
  };
  addRowGenerator(generators, std::move(method));
}

}  // namespace emoforge
