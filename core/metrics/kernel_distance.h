// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

#include "core/base/array.h"
#include "core/base/random.h"

namespace emoforge {

/// Unbiased squared maximum mean discrepancy with the kernel (x·y / d + 1)³; may be negative. Each
/// set has at least two rows. Throws Error(Usage).
double squaredMeanDiscrepancy(const DoubleArray& real, const DoubleArray& synthetic);

struct KernelDistance {
  double mean = 0.0;
  double deviation = 0.0;  ///< between subsets; says nothing where a set is used whole
  std::size_t subsetSize = 0;
};

/// KID (Bińkowski 2018; facts/metrics.md 7): mean over `subsets` random subsets of min(1000, n, m)
/// rows of each set, drawn without repetition. Depends on the scale: standardised features only.
KernelDistance kernelDistance(const DoubleArray& real, const DoubleArray& synthetic,
                              const Random& random, std::size_t subsets = 100);

}  // namespace emoforge
