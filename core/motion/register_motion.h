// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/data/demo.h"
#include "core/data/feature_set.h"
#include "core/data/format.h"
#include "core/data/representation.h"

namespace emoforge {

/// Adds what this folder knows: formats, representations, demo data and features of body motion.
void registerMotion(FormatCatalogue& formats, RepresentationCatalogue& representations,
                    DemoCatalogue& demos, FeatureCatalogue& features);

}  // namespace emoforge
