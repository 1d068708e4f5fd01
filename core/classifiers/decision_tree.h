// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/classifiers/classifier.h"

namespace emoforge {

/// One classification tree (Breiman 1984) by OpenCV: Gini, not pruned. Probabilities are the shares
/// of the classes among the training rows of the leaf.
ClassifierCatalogue::Entry decisionTreeEntry();

}  // namespace emoforge
