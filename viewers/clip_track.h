// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>
#include <vector>

#include "viewers/body_mesh.h"
#include "viewers/line_mesh.h"
#include "viewers/view_types.h"

namespace emoforge {

/// A placed clip through time: postures between frames, the way of the body over the ground,
/// trails. The clip has at least one frame and one joint. Not thread-safe.
class ClipTrack {
 public:
  explicit ClipTrack(PlacedClip placed, bool endSites = true);

  const PlacedClip& placed() const { return placed_; }
  const BodyPlan& plan() const { return plan_; }
  const PosedClip& clip() const { return *placed_.clip; }

  /// Position in frames at a time of the clock, held at the first and last frame.
  double frameAt(double clockSeconds) const;
  double lastFrame() const { return static_cast<double>(clip().frames() - 1); }

  void pose(double frame, const ViewStyle& style, JointPositions& joints) const;
  /// Where the body is, smoothed so that a camera can follow without shaking; y is the mean height.
  Eigen::Vector3f bodyCentre(double frame, const ViewStyle& style) const;
  /// Direction the figure faces in its first frame, as a camera yaw that looks at its face.
  float heading() const;
  /// Middle and half diagonal of everything the clip reaches.
  void bounds(Eigen::Vector3f& low, Eigen::Vector3f& high) const;

  /// Metres per second between which 96 % of the trail joints' speeds lie.
  std::array<float, 2> speedRange(const ViewStyle& style) const;
  /// Trails that end at `frame`; `range` is that of speedRange().
  void addTrails(double frame, const ViewStyle& style, const std::array<float, 2>& range,
                 const ViewColors& colors, LineMesh& lines) const;

 private:
  Eigen::Vector3f raw(std::size_t frame, std::size_t joint) const;
  Eigen::Vector3f place(const Eigen::Vector3f& point) const;
  Eigen::Vector3f inPlaceShift(double frame, const ViewStyle& style) const;
  std::vector<int> trailJoints(const ViewStyle& style) const;
  float speed(std::size_t frame, std::size_t joint) const;
  void smoothCentre();

  PlacedClip placed_;
  BodyPlan plan_;
  std::vector<Eigen::Vector3f> centre_;  ///< per frame, smoothed, not placed
};

}  // namespace emoforge
