// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/generators/generator.h"

namespace emoforge {

/// Adds every generator, in the order in which lists show them.
void registerGenerators(GeneratorCatalogue& generators);

}  // namespace emoforge
