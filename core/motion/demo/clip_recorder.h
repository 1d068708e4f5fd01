// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "core/motion/demo/body_motion_table.h"
#include "core/motion/demo/body_pose.h"
#include "core/motion/motion_clip.h"

namespace emoforge {

/// Samples a moving body at the variant's frame rate into a clip, adds the variant's sensor noise
/// and rounds to the table's decimals (a thousandth of a millimetre), which keeps files short.
MotionClip recordClip(const DemoBody& body, const DemoNumbers& numbers,
                      const VariantTraits& variant, double seconds, const Random& random,
                      const std::function<BodyPose(double seconds)>& poseAt);

}  // namespace emoforge
