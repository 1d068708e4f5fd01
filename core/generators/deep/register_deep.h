// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/generators/generator.h"

namespace emoforge {

/// Networks conditional on the class, one for all classes of a data set: cvae, cgan, lstm.
void registerCvae(GeneratorCatalogue& generators);
void registerCgan(GeneratorCatalogue& generators);
void registerLstm(GeneratorCatalogue& generators);

}  // namespace emoforge
