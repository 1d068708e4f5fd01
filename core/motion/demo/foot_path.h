// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "core/motion/demo/body_pose.h"
#include "core/motion/demo/motion_curves.h"

namespace emoforge {

/// One stand of one foot: from heel strike to lift.
struct FootStand {
  double strikeSeconds = 0.0;
  double liftSeconds = 0.0;
  double x = 0.0;  ///< below the ankle, foot flat, metres
  double z = 0.0;
};

/// The way of one foot through a walk. It stands without moving (heel strike, foot flat, roll over
/// the ball, then over the toes) and swings on smooth curves that take over place and speed at both
/// ends.
class FootPath {
 public:
  /// `stands` in order of time, at least two.
  FootPath(const FootShape& shape, double yaw, std::vector<FootStand> stands,
           const DemoNumbers& numbers, double heightScale);

  FootPose at(double seconds) const;

 private:
  struct Swing {
    double start = 0.0, seconds = 1.0;
    CubicSpline height, pitch;
    std::vector<double> forward;  ///< polynomial of degree 5 over 0 … 1
    double fromX = 0.0, toX = 0.0;
    double toePitch = 0.0;  ///< at the lift, relative to the foot
  };

  /// Foot at a share 0 … 1 of a stand.
  FootPose standing(const FootStand& stand, double share) const;
  /// Speeds a second at one end of a stand, seen from within.
  struct Rate {
    Eigen::Vector3d speed, acceleration;
    double pitch = 0.0;
  };
  Rate rateAt(const FootStand& stand, double share, double towards) const;
  /// Spline from the lift over the knots to the strike.
  CubicSpline throughKnots(double first, const std::vector<double>& middle, double last,
                           double firstSlope, double lastSlope) const;
  Swing swingBetween(const FootStand& from, const FootStand& to) const;
  FootPose swinging(const Swing& swing, double seconds) const;

  FootShape shape_;
  double yaw_;
  std::vector<FootStand> stands_;
  std::vector<Swing> swings_;
  double strikePitch_, flatShare_, flatPower_, riseShare_, risePitch_, risePower_, toeShare_,
      toePitch_;
  std::vector<double> shares_, heights_, pitches_;  ///< knots of a swing between lift and strike
};

}  // namespace emoforge
