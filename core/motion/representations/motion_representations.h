// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "core/data/representation.h"

namespace emoforge {

struct MotionRepresentationOptions {
  std::size_t frames = 0;       ///< rotation: frames per clip, 0: automatic
  double rotationWeight = 0.2;  ///< rotation: λ_rot, metres per radian
};

/// "rotation" or "raw-channels". Throws Error(Usage) for another name.
std::unique_ptr<Representation> makeMotionRepresentation(
    std::string_view name, const MotionRepresentationOptions& options = {});

/// Both, with their cards.
void registerMotionRepresentations(RepresentationCatalogue& representations);

}  // namespace emoforge
