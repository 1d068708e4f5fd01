// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/classifiers/classifier.h"

namespace emoforge {

/// Adds every classifier, in the order in which lists show them.
void registerClassifiers(ClassifierCatalogue& classifiers);

}  // namespace emoforge
