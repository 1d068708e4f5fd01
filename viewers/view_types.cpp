// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewers/view_types.h"

namespace emoforge {

Colour Colour::mixedWith(const Colour& other, float share) const {
  const float rest = 1.0F - share;
  return {red * rest + other.red * share, green * rest + other.green * share,
          blue * rest + other.blue * share, alpha * rest + other.alpha * share};
}

const Colour& boneColour(const ViewColors& colors, ClipRole role) {
  switch (role) {
    case ClipRole::Synthetic:
      return colors.boneSynthetic;
    case ClipRole::Nearest:
      return colors.boneNearest;
    case ClipRole::Real:
      break;
  }
  return colors.boneReal;
}

}  // namespace emoforge
