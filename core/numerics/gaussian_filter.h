// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/array.h"

namespace emoforge {

/// Smooths each column of a frames × channels array along the frames with a Gaussian of
/// `sigmaFrames`; weights reach 4 σ and the ends are mirrored with the edge sample repeated
/// (SciPy's gaussian_filter with mode "reflect", truncate 4). 0 leaves the array as it is.
void gaussianFilterAlongTime(DoubleArray& signal, double sigmaFrames);

/// Standard deviation that white noise of SD 1 keeps after this filter: √Σ w², near √(1 / (2 √π σ))
/// for σ ≥ 1; 1 for σ = 0.
double whiteNoiseGain(double sigmaFrames);

}  // namespace emoforge
