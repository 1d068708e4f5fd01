// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/clip_alignment.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

#include "core/motion/body_measures.h"
#include "core/motion/foot_contacts.h"
#include "core/motion/pose_series.h"
#include "core/motion/pose_warping.h"

namespace emoforge {
namespace {

/// Frames that shall meet.
struct Meeting {
  std::size_t reference = 0;
  std::size_t clip = 0;
};

/// First frame in which a foot stands that did not in the frame before.
std::optional<std::size_t> firstLanding(const std::vector<bool>& contacts) {
  for (std::size_t t = 1; t < contacts.size(); ++t) {
    if (contacts[t] && !contacts[t - 1]) return t;
  }
  return std::nullopt;
}

/// The foot that comes down first in the reference, else the other.
std::optional<Meeting> landingOf(const PosedClip& reference, const PosedClip& clip) {
  const FootContacts fixed = footContacts(reference);
  const FootContacts moved = footContacts(clip);
  std::optional<Meeting> best;
  for (const auto foot : {&FootContacts::left, &FootContacts::right}) {
    const auto here = firstLanding(fixed.*foot);
    const auto there = firstLanding(moved.*foot);
    if (!here || !there) continue;
    if (!best || *here < best->reference) best = Meeting{*here, *there};
  }
  return best;
}

std::size_t frameAt(const PosedClip& clip, double seconds) {
  const double frame = std::round(seconds / std::max(clip.frameTimeSeconds, 1e-6));
  return static_cast<std::size_t>(std::clamp(frame, 0.0, static_cast<double>(clip.frames() - 1)));
}

double warpStart(const PosedClip& reference, const PosedClip& clip) {
  const PoseSeries fixed = poseSeries(reference);
  const PoseSeries moved = poseSeries(clip, fixed.joints);
  return warpOffsetSeconds(warpPoses(fixed, moved), fixed, moved);
}

Eigen::Vector3d turned(const Eigen::Vector3d& point, double radians) {
  const double c = std::cos(radians);
  const double s = std::sin(radians);
  return {c * point.x() + s * point.z(), point.y(), -s * point.x() + c * point.z()};
}

/// Lays the roots of the two frames over each other, facing the same way where `heading`.
void meet(const PosedClip& reference, const PosedClip& clip, Meeting frames, bool heading,
          ClipPlacement& placement) {
  if (heading) {
    placement.turnRadians = headingOf(reference, frames.reference) - headingOf(clip, frames.clip);
  }
  const Eigen::Vector3d here = positionOf(reference, frames.reference, bodyRoot(reference));
  const Eigen::Vector3d there =
      turned(positionOf(clip, frames.clip, bodyRoot(clip)), placement.turnRadians);
  placement.shiftMetres = here - there;
  placement.shiftMetres.y() = 0.0;
}

}  // namespace

ClipPlacement alignClip(const PosedClip& reference, const PosedClip& clip, ClipAlignment how) {
  ClipPlacement placement;
  if (how == ClipAlignment::AsRecorded || reference.frames() == 0 || clip.frames() == 0) {
    return placement;
  }
  Meeting frames;
  if (how == ClipAlignment::FootContactHeading) {
    const auto landing = landingOf(reference, clip);
    placement.found = landing.has_value();
    if (landing) frames = *landing;
    placement.startSeconds = static_cast<double>(frames.reference) * reference.frameTimeSeconds -
                             static_cast<double>(frames.clip) * clip.frameTimeSeconds;
  }
  if (how == ClipAlignment::WarpHeading) {
    placement.startSeconds = warpStart(reference, clip);
    frames.reference = frameAt(reference, std::max(placement.startSeconds, 0.0));
    frames.clip = frameAt(clip, std::max(-placement.startSeconds, 0.0));
  }
  meet(reference, clip, frames, how != ClipAlignment::Start, placement);
  return placement;
}

}  // namespace emoforge
