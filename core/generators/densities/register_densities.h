// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/generators/generator.h"

namespace emoforge {

/// Densities of each class in a space of principal components: gaussian (a control), gmm, kde.
void registerGaussian(GeneratorCatalogue& generators);
void registerGmm(GeneratorCatalogue& generators);
void registerKde(GeneratorCatalogue& generators);

}  // namespace emoforge
