// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>

#include "core/base/array.h"
#include "core/base/random.h"

namespace emoforge {

/// Gaussian noise of mean 0 and standard deviation 1, frames × channels, channels independent.
/// White along time for τ = 0, else drawn through a Gaussian of `smoothnessFrames` and scaled back
/// to standard deviation
/// 1. The draws are the same for every τ.
DoubleArray smoothNoise(std::size_t frames, std::size_t channels, double smoothnessFrames,
                        Random& random);

/// Adds strength · scale_i · n_i to a row that begins with `frames` frames (0: no time axis): n by
/// smoothNoise() along these, white in the numbers after them.
void addNoise(std::span<double> row, std::size_t frames, std::span<const double> scale,
              double strength, double smoothnessFrames, Random& random);

}  // namespace emoforge
