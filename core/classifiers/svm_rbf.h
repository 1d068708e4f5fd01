// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/classifiers/classifier.h"

namespace emoforge {

/// Support vector machine with a Gaussian kernel by OpenCV, each pair of classes apart; the pairs
/// vote. Probabilities by Platt's sigmoid a pair, fitted on decision values of inner folds of the
/// training rows, and coupled (Wu, Lin and Weng 2004).
ClassifierCatalogue::Entry svmRbfEntry();

}  // namespace emoforge
