// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/classifiers/classifier.h"

namespace emoforge {

/// Logistic regression with a quadratic penalty by LIBLINEAR, each class against the rest; the
/// probabilities of the classes are scaled to sum 1.
ClassifierCatalogue::Entry logisticRegressionEntry();

}  // namespace emoforge
