// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/array.h"

namespace emoforge {

/// A covariance pulled towards a multiple of the identity: (1 − s)·S + s·(tr S / d)·I.
struct ShrunkCovariance {
  DoubleArray covariance;  ///< d × d
  double shrinkage = 0.0;  ///< s, 0 … 1
};

/// Ledoit and Wolf 2004: the shrinkage with the least expected squared error, S with 1/n about the
/// mean of the rows. n ≥ 1.
ShrunkCovariance ledoitWolf(const DoubleArray& rows);
/// S itself, s = 0.
ShrunkCovariance sampleCovariance(const DoubleArray& rows);

}  // namespace emoforge
