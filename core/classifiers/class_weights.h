// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/base/parameters.h"

namespace emoforge {

/// The parameter "class-weights": none or balanced.
ParameterSpec classWeightsParameter();

/// True where the parameter says balanced.
bool wantsBalancedClasses(const ParameterSet& parameters);

/// Weight of each class: 1, or where `balanced` n / (K · n_k), so that all classes count alike.
/// Every class has rows.
std::vector<double> classWeights(std::span<const std::size_t> labels, std::size_t classes,
                                 bool balanced);

}  // namespace emoforge
