// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/motion/motion_clip.h"
#include "core/motion/posed_clip.h"

namespace emoforge {

/// What is followed over the frames of a clip.
enum class SeriesKind {
  Angles,    ///< the joint's rotation channels in file order, unwrapped, degrees
  Flexion,   ///< of a knee or an elbow, degrees
  Position,  ///< X, Y and Z in the world, metres, y up
  Speed      ///< of the joint in the world, m/s
};

/// Which curves to take from a clip. Compares by value, so that a choice holds for the next clip.
struct SeriesChoice {
  SeriesKind kind = SeriesKind::Angles;
  std::string joint;                 ///< name; "knee" or "elbow" for Flexion
  BodySide side = BodySide::Centre;  ///< of a flexion; Centre takes both sides
  bool operator==(const SeriesChoice&) const = default;

  /// "angles/LeftArm", "flexion/knee/left": stable, for settings.
  std::string id() const;
};

/// One number per frame.
struct JointSeries {
  std::string name;  ///< "Z", "left knee"; English source text
  std::string unit;  ///< "°", "m", "m/s"
  std::vector<double> values;
};

/// What a clip can show: flexions where names tell the limbs, then each joint's angles, position
/// and speed. End sites are left out.
std::vector<SeriesChoice> seriesChoices(const MotionClip& clip, const PosedClip& posed);

/// "UpperArm_R, local Euler ZXY", "knee flexion", "left knee flexion".
std::string seriesTitle(const SeriesChoice& choice, const MotionClip& clip);

/// The curves of a clip; `posed` is toPosedClip(clip). Empty where the clip has no such joint.
///
/// Flexion is the angle between the two bones that meet in the joint, from joint centres: 0 for a
/// stretched limb, 180 for a folded one; over-stretching counts as flexion. Speed is the length of
/// the central difference, |p(t+1) − p(t−1)| / 2Δt, at both ends of the one-sided one; unfiltered.
std::vector<JointSeries> jointSeries(const MotionClip& clip, const PosedClip& posed,
                                     const SeriesChoice& choice);

}  // namespace emoforge
