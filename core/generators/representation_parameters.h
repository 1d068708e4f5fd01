// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "core/base/parameters.h"
#include "core/data/representation.h"
#include "core/generators/generator.h"
#include "core/generators/spec_list.h"

namespace emoforge {

/// Declares `representation`, `frames` and `rotation-weight`, alike for every generator that learns
/// rows of numbers.
void addRepresentationParameters(SpecList& list);
/// Declares `smoothing`, what Representation::decode() asks for, with this default.
void addSmoothingParameter(SpecList& list, double frames);

/// The representation that the parameters name, not fitted yet.
std::unique_ptr<Representation> makeRepresentation(const ParameterSet& parameters);

/// Warnings for parameters that the chosen representation does not look at.
void warnOfUnusedRepresentationParameters(const ParameterSet& parameters,
                                          std::vector<ParameterProblem>& problems);

}  // namespace emoforge
