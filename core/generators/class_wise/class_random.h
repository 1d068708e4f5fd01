// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/base/random.h"

namespace emoforge {

/// The random numbers of one class of a run of this generator.
inline Random classRandom(const Random& random, const std::string& generator,
                          const std::string& label) {
  return random.stream(generator + "/" + label);
}

}  // namespace emoforge
