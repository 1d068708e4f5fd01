// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/classifiers/classifier.h"

namespace emoforge {

/// Random forest (Breiman 2001) by OpenCV: bootstrap samples, Gini, unpruned trees. Probabilities
/// are shares of the trees' votes.
ClassifierCatalogue::Entry randomForestEntry();

}  // namespace emoforge
