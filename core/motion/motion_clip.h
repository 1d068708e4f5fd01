// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "core/base/array.h"
#include "core/data/sample.h"
#include "core/motion/skeleton.h"

namespace emoforge {

/// A motion as its file tells it: skeleton, channel order and frame time are kept, values are
/// double, angles in degrees and positions in file units.
class MotionClip : public Sample {
 public:
  Skeleton skeleton;
  double frameTimeSeconds = 1.0 / 30.0;
  DoubleArray values;  ///< frames × channels
  SpaceInfo space;

  std::string_view modality() const override { return "body-motion"; }
  std::size_t frames() const { return values.shape().size() == 2 ? values.extent(0) : 0; }
  double durationSeconds() const { return static_cast<double>(frames()) * frameTimeSeconds; }
};

/// The clip behind a sample of modality body-motion; throws Error(Usage) for any other.
const MotionClip& asMotion(const Sample& sample);

}  // namespace emoforge
