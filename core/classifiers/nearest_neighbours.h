// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/classifiers/classifier.h"

namespace emoforge {

/// k nearest neighbours (Fix and Hodges 1951; Cover and Hart 1967) by Euclidean distance of
/// standardised features. Probabilities are shares of the neighbours; of equally distant rows the
/// earlier is taken.
ClassifierCatalogue::Entry nearestNeighboursEntry();

}  // namespace emoforge
