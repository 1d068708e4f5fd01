// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/motion/posed_clip.h"

namespace emoforge {

/// When the feet stand. A foot is its toe joint, else its ankle. Thresholds after
/// facts/metrics.md 10.
struct FootContacts {
  double floorHeight = 0.0;      ///< 2nd percentile of the toe heights, metres
  double heightThreshold = 0.0;  ///< above the floor: 5 cm × stature/1.75 m
  /// Per frame: low, and its ground-plane speed over 5 frames below 0.5 m/s. Empty where the
  /// skeleton has no such foot.
  std::vector<bool> left;
  std::vector<bool> right;
};

FootContacts footContacts(const PosedClip& clip);

/// The joint whose contacts are meant: the toes, else the ankle; −1 where the skeleton has no such
/// foot.
int footJoint(const PosedClip& clip, BodySide side);

/// Sliding over the floor (Karunratanakul et al., ICCV 2023): a frame skates where a foot is low in
/// it and in the next and its ground-plane speed, averaged over 5 frames, exceeds 0.5 m/s.
struct FootSkate {
  double ratio = 0.0;            ///< skating frames (either foot) / pairs of frames
  double meanSpeed = 0.0;        ///< ground-plane speed of low feet, m/s
  double meanPenetration = 0.0;  ///< mean depth of the feet below `floorHeight`, metres
};

/// Floor from the clip itself (its lowest 2 % then count as penetration), or given, in metres. All
/// zero for a skeleton without feet or a clip of one frame.
FootSkate footSkate(const PosedClip& clip);
FootSkate footSkate(const PosedClip& clip, double floorHeight);

}  // namespace emoforge
