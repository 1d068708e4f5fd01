// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "core/base/random.h"

namespace emoforge {

/// Share drawn by one actor so that every block of actors covers 0 … 1 evenly: each eighth (of a
/// block of eight) has one of them, in an order of its own for each purpose. Uniform for the single
/// actor, but a small set cannot be all weak or all strong by chance. Depends on the seed of
/// `random`, the purpose and the actor's number from 0 only.
double stratifiedShare(const Random& random, std::string_view purpose, int actor, int block);

/// Normal with the given bounds at a share 0 … 1 of its probability. SD 0 gives the mean.
double normalAtShare(double share, double mean, double deviation, double low, double high);

}  // namespace emoforge
