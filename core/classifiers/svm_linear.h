// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/classifiers/classifier.h"

namespace emoforge {

/// Linear support vector machine with squared hinge loss by LIBLINEAR, each class against the rest;
/// it decides for the largest decision value. Probabilities by Platt's sigmoid a class, fitted on
/// decision values of inner folds of the training rows and scaled to sum 1.
ClassifierCatalogue::Entry svmLinearEntry();

}  // namespace emoforge
