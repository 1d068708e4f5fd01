// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/classifiers/classifier.h"

namespace emoforge {

/// Gradient-boosted trees by XGBoost (Chen and Guestrin 2016): softmax over the classes, exact
/// splits, one thread.
ClassifierCatalogue::Entry gradientBoostingEntry();

}  // namespace emoforge
