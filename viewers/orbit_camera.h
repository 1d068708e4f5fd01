// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>

#include "viewers/view_types.h"

namespace emoforge {

/// A camera that turns about a point and keeps the vertical upright. Metres and radians. Value
/// type.
struct OrbitCamera {
  Eigen::Vector3f target{0, 0.9F, 0};
  float yaw = 0.6F;     ///< 0: eye on +z of the target
  float pitch = 0.14F;  ///< above the horizon
  float distance = 4.0F;
  float fieldOfView = 0.5236F;  ///< vertical

  Eigen::Vector3f eye() const;
  Eigen::Vector3f forward() const;
  Eigen::Vector3f right() const;
  Eigen::Vector3f up() const;

  /// Metres that one pixel spans at the target, in a view of this height.
  float metresPerPixel(float viewHeight) const;

  void turn(float yawChange, float pitchChange);
  /// Moves the scene with the pointer, pixels.
  void pan(float dx, float dy, float viewHeight);
  /// factor < 1 comes nearer; the point under the pointer (−1 … 1, y up) stays where it is.
  void zoomAbout(float x, float y, float aspect, float factor);
  /// Looks at a sphere so that it fills `share` of the smaller side.
  void frame(const Eigen::Vector3f& centre, float radius, float aspect, float share = 0.8F);
  /// Front looks at the face of a figure that faces `heading` (yaw of its forward direction).
  void look(CameraPreset preset, float heading);

  bool operator==(const OrbitCamera&) const = default;
};

}  // namespace emoforge
