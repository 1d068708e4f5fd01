// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/classifiers/register_classifiers.h"

namespace emoforge {

void registerClassifiers(ClassifierCatalogue&) {}

}  // namespace emoforge
