// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>
#include <array>
#include <span>
#include <string>
#include <vector>

#include "core/motion/posed_clip.h"

namespace emoforge {

/// Direction the body faces in a frame, as a turn about the vertical in radians, (−π, π]: 0 is +z,
/// π/2 is +x. From the line across the hips and, where that is missing or steep, across the
/// shoulders; 0 without either.
double headingOf(const PosedClip& clip, std::size_t frame);

/// Postures through time, ready to be compared (facts/metrics.md 10): metres, y up, the hips at the
/// origin in every frame, the whole clip turned so that its first frame faces +z. Joints are those
/// of bodyJoints(): no end sites, nothing above the hips; the hips themselves count.
struct PoseSeries {
  std::vector<std::string> joints;
  double frameTimeSeconds = 1.0 / 30.0;
  std::array<Eigen::ArrayXXf, 3> positions;  ///< x, y, z; joints × frames, metres

  std::size_t frames() const { return static_cast<std::size_t>(positions[0].cols()); }
};

/// Rate at which clips are compared.
constexpr double kComparedFramesPerSecond = 30.0;

/// Between frames joint positions are interpolated linearly; where a frame of the clip lies at the
/// wanted time it is taken as it is. The clip has at least one frame.
PoseSeries poseSeries(const PosedClip& clip, double framesPerSecond = kComparedFramesPerSecond);
/// The joints with these names only, in this order. Throws Error(Input) naming one that the clip
/// lacks.
PoseSeries poseSeries(const PosedClip& clip, std::span<const std::string> joints,
                      double framesPerSecond = kComparedFramesPerSecond);

/// `frames` frames over the same time; first and last stay where they are.
PoseSeries stretched(const PoseSeries& series, std::size_t frames);

/// Seen in a mirror: x reversed, joints of the left and right side exchanged by their names. A
/// joint whose partner is missing keeps its place.
PoseSeries mirrored(const PoseSeries& series);

/// Mean distance of the joints in one frame of each, metres. Both have the same joints.
double poseDistance(const PoseSeries& a, std::size_t frameA, const PoseSeries& b,
                    std::size_t frameB);

}  // namespace emoforge
