// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/generators/generator.h"

namespace emoforge {

/// Budget-matched controls of facts/metrics.md 3: what a synthetic set has to beat.
void registerDuplicate(GeneratorCatalogue& generators);
void registerJitter(GeneratorCatalogue& generators);
void registerClassical(GeneratorCatalogue& generators);
void registerSmote(GeneratorCatalogue& generators);

}  // namespace emoforge
