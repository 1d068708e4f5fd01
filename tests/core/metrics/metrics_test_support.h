// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <functional>
#include <memory>

#include "tests/support/simple_person.h"

namespace emoforge::testing {

/// A walking person as positions; hands and feet count as joints.
inline PosedClip posedPerson(const PersonMotion& motion) {
  PosedClip clip = toPosedClip(*walkingPerson(motion));
  clip.endSites.assign(clip.joints(), false);
  return clip;
}

/// A clip of four joints in a chain without sides; `place(t, j)` gives metres.
inline PosedClip posedChain(std::size_t frames,
                            const std::function<Eigen::Vector3d(int, int)>& place) {
  PosedClip clip;
  clip.names = {"Hips", "Spine", "Neck", "Head"};
  clip.parents = {-1, 0, 1, 2};
  clip.endSites.assign(4, false);
  clip.sides.assign(4, BodySide::Centre);
  clip.positions = Array({frames, 4, 3});
  for (std::size_t t = 0; t < frames; ++t) {
    for (std::size_t j = 0; j < 4; ++j) {
      const Eigen::Vector3d point = place(static_cast<int>(t), static_cast<int>(j));
      for (int k = 0; k < 3; ++k) {
        clip.positions(t, j, static_cast<std::size_t>(k)) = static_cast<float>(point[k]);
      }
    }
  }
  return clip;
}

/// Every point turned about the vertical (π/2: +z to +x) and shifted.
inline PosedClip movedClip(PosedClip clip, double turn, const Eigen::Vector3d& shift) {
  for (std::size_t i = 0; i < clip.positions.size(); i += 3) {
    float* p = clip.positions.data() + i;
    const double x = p[0];
    const double z = p[2];
    p[0] = static_cast<float>(std::cos(turn) * x + std::sin(turn) * z + shift.x());
    p[1] = static_cast<float>(p[1] + shift.y());
    p[2] = static_cast<float>(-std::sin(turn) * x + std::cos(turn) * z + shift.z());
  }
  return clip;
}

/// Frames from `first` on, `frames` of them.
inline PosedClip partOf(const PosedClip& clip, std::size_t first, std::size_t frames) {
  PosedClip part = clip;
  part.positions = Array({frames, clip.joints(), 3});
  for (std::size_t t = 0; t < frames; ++t) {
    const auto from = clip.positions.row(first + t);
    std::copy(from.begin(), from.end(), part.positions.row(t).begin());
  }
  return part;
}

}  // namespace emoforge::testing
