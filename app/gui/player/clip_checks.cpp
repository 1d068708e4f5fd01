// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/player/clip_checks.h"

#include <algorithm>
#include <cmath>

#include "core/motion/joint_names.h"
#include "core/motion/motion_checks.h"

namespace emoforge {
namespace {

/// Hips where names tell them, else the root.
std::size_t bodyJoint(const PosedClip& clip) {
  const int hips = BodyMap(clip).find(JointRole::Hips);
  return static_cast<std::size_t>(std::max(0, hips));
}

double travel(const PosedClip& clip) {
  if (clip.joints() == 0) return 0.0;
  const std::size_t joint = bodyJoint(clip);
  double metres = 0.0;
  for (std::size_t frame = 1; frame < clip.frames(); ++frame) {
    metres += std::hypot(clip.positions(frame, joint, 0) - clip.positions(frame - 1, joint, 0),
                         clip.positions(frame, joint, 2) - clip.positions(frame - 1, joint, 2));
  }
  return metres;
}

/// Channels that are unwrapped before anything is computed of them.
std::size_t wrappedChannels(const MotionClip& clip) {
  constexpr double kHalfTurn = 180.0;
  std::size_t count = 0;
  for (const Joint& joint : clip.skeleton.joints) {
    for (std::size_t c = 0; c < joint.channels.size(); ++c) {
      if (!isRotation(joint.channels[c])) continue;
      const std::size_t column = static_cast<std::size_t>(joint.firstChannel) + c;
      for (std::size_t t = 1; t < clip.frames(); ++t) {
        if (std::abs(clip.values(t, column) - clip.values(t - 1, column)) <= kHalfTurn) continue;
        ++count;
        break;
      }
    }
  }
  return count;
}

}  // namespace

ClipChecks checkClip(const LoadedClip& clip) {
  ClipChecks checks;
  checks.finite = std::ranges::all_of(clip.motion->values.values(),
                                      [](double value) { return std::isfinite(value); });
  checks.boneDrift = boneLengthDrift(*clip.posed);
  checks.travelMetres = travel(*clip.posed);
  checks.wrapped = wrappedChannels(*clip.motion);
  checks.contacts = footContacts(*clip.posed);
  checks.slides = footSlides(*clip.posed, checks.contacts);
  return checks;
}

}  // namespace emoforge
