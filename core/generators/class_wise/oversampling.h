// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>

#include "core/base/random.h"

namespace emoforge {

/// The random numbers that order the items of a class where they are oversampled.
Random orderRandom(const Random& random, const std::string& label);

/// The training item that sample `number` (1-based) is made from: each `count` samples in a row
/// take every item once, in an order drawn from the seed of `order`.
std::size_t oversampledItem(std::size_t number, std::size_t count, const Random& order);

}  // namespace emoforge
