// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/motion_clip.h"

#include "core/base/error.h"
#include "core/base/text.h"

namespace emoforge {

const MotionClip& asMotion(const Sample& sample) {
  if (const auto* clip = dynamic_cast<const MotionClip*>(&sample)) return *clip;
  throw Error(ErrorKind::Usage, text("This needs body motion, the sample is something else."));
}

}  // namespace emoforge
