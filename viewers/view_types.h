// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "core/motion/posed_clip.h"

namespace emoforge {

/// Linear in the theme's own space (sRGB), 0 … 1.
struct Colour {
  float red = 0.0F;
  float green = 0.0F;
  float blue = 0.0F;
  float alpha = 1.0F;

  Colour withAlpha(float value) const { return {red, green, blue, value}; }
  /// 0: this, 1: other.
  Colour mixedWith(const Colour& other, float share) const;
  Colour scaled(float factor) const { return {red * factor, green * factor, blue * factor, alpha}; }
};

/// What a skeleton view needs of the theme. The caller fills it from the theme's tokens.
struct ViewColors {
  Colour backgroundTop;
  Colour backgroundBottom;
  Colour gridMinor;
  Colour gridMajor;
  Colour axisX;
  Colour axisY;
  Colour axisZ;
  Colour boneReal;
  Colour boneSynthetic;
  Colour boneNearest;
  Colour accent;                ///< joint distances
  Colour text;                  ///< joint names
  Colour label;                 ///< plate behind joint names
  std::array<Colour, 3> speed;  ///< slow … fast
  float shadowOpacity = 0.35F;
  float ghostNearest = 0.24F;  ///< opacity of the onion skin nearest in time
  float ghostFarthest = 0.13F;
  float leftFactor = 0.86F;  ///< brightness of the left side
};

enum class ClipRole { Real, Synthetic, Nearest };

const Colour& boneColour(const ViewColors& colors, ClipRole role);

/// A clip with its place in the scene and on the clock.
struct PlacedClip {
  std::shared_ptr<const PosedClip> clip;
  ClipRole role = ClipRole::Real;
  double startSeconds = 0.0;                   ///< clock time of its first frame
  std::array<float, 3> offsetMetres{0, 0, 0};  ///< added after turning
  float turnRadians = 0.0F;                    ///< about the vertical through the origin
  float opacity = 1.0F;
};

enum class FrameInterpolation { Nearest, Linear };

/// Display settings of the player; none of them changes data.
struct ViewStyle {
  bool trails = true;
  double trailSeconds = 1.0;
  /// Names of the joints; empty: both hands and the right foot, where names tell them.
  std::vector<std::string> trailJoints;
  bool trailsBySpeed = true;  ///< else in the colour of the role
  bool onionSkin = false;
  int onionEveryFrames = 12;
  int onionBefore = 2;
  int onionAfter = 1;
  bool grid = true;
  double gridMetres = 0.5;
  bool shadow = true;
  bool jointNames = false;
  bool endSites = true;  ///< draw the bones that lead to end sites
  bool followRoot = true;
  bool inPlace = false;
  bool axesCross = true;
  /// Dashed lines between the joints of the first two clips; the second stands with its root on
  /// that of the first, so that the lines show posture.
  bool jointDistances = false;
  FrameInterpolation interpolation = FrameInterpolation::Linear;
};

/// Particles of a gas over the figure, metres, in the space of the first clip.
struct ParticleCloud {
  Array positions;                 ///< N × 3
  std::vector<Array> tails;        ///< earlier positions, newest first
  std::vector<std::size_t> links;  ///< a joint of the first clip a particle; empty: no links
  bool figure = true;              ///< whether the clips are drawn with them
};

enum class CameraPreset { Front, Side, Top, Free };

}  // namespace emoforge
