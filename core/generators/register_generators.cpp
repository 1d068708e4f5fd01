// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/generators/register_generators.h"

namespace emoforge {

void registerGenerators(GeneratorCatalogue&) {}

}  // namespace emoforge
