// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/demo/foot_path.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "core/motion/rotations.h"

namespace emoforge {
namespace {

/// A point of the foot's own plane: forward, up.
struct PlanePoint {
  double forward = 0.0;
  double up = 0.0;
};

/// `point` after the foot has turned by `pitch` (toes up) about `pivot`.
PlanePoint turned(const PlanePoint& point, const PlanePoint& pivot, double pitchDegrees) {
  const double c = std::cos(pitchDegrees * kRadiansPerDegree);
  const double s = std::sin(pitchDegrees * kRadiansPerDegree);
  const double f = point.forward - pivot.forward;
  const double u = point.up - pivot.up;
  return {pivot.forward + f * c - u * s, pivot.up + f * s + u * c};
}

/// Degree 5 through value, slope and curvature at both ends of 0 … 1.
std::vector<double> quintic(double y0, double v0, double a0, double y1, double v1, double a1) {
  const double rise = y1 - y0 - v0 - 0.5 * a0;
  const double slope = v1 - v0 - a0;
  const double bend = a1 - a0;
  return {y0,
          v0,
          0.5 * a0,
          10.0 * rise - 4.0 * slope + 0.5 * bend,
          -15.0 * rise + 7.0 * slope - bend,
          6.0 * rise - 3.0 * slope + 0.5 * bend};
}

double evaluate(const std::vector<double>& polynomial, double u) {
  double value = 0.0;
  for (std::size_t i = polynomial.size(); i-- > 0;) value = value * u + polynomial[i];
  return value;
}

}  // namespace

FootPath::FootPath(const FootShape& shape, double yaw, std::vector<FootStand> stands,
                   const DemoNumbers& numbers, double heightScale)
    : shape_(shape),
      yaw_(yaw),
      stands_(std::move(stands)),
      strikePitch_(numbers("gait.heel_strike_pitch")),
      flatShare_(numbers("gait.foot_flat")),
      flatPower_(numbers("gait.foot_flat_power")),
      riseShare_(numbers("gait.heel_rise")),
      risePitch_(numbers("gait.heel_rise_pitch")),
      risePower_(numbers("gait.heel_rise_power")),
      toeShare_(numbers("gait.toe_rise")),
      toePitch_(numbers("gait.toe_rise_pitch")) {
  for (const char* share : {"16", "34", "52", "70", "87"}) {
    shares_.push_back(std::stod(share) / 100.0);
    heights_.push_back(heightScale * numbers(std::string("gait.swing_height_") + share));
    pitches_.push_back(numbers(std::string("gait.swing_pitch_") + share));
  }
  for (std::size_t i = 0; i + 1 < stands_.size(); ++i) {
    swings_.push_back(swingBetween(stands_[i], stands_[i + 1]));
  }
}

FootPose FootPath::at(double seconds) const {
  for (std::size_t i = 0; i < stands_.size(); ++i) {
    const auto& stand = stands_[i];
    if (seconds <= stand.liftSeconds || i + 1 == stands_.size()) {
      const double length = stand.liftSeconds - stand.strikeSeconds;
      return standing(stand, std::clamp((seconds - stand.strikeSeconds) / length, 0.0, 1.0));
    }
    if (seconds < stands_[i + 1].strikeSeconds) return swinging(swings_[i], seconds);
  }
  return {};
}

FootPose FootPath::standing(const FootStand& stand, double share) const {
  FootPose pose;
  pose.yaw = yaw_;
  const PlanePoint flatAnkle{0.0, shape_.ankleHeight};
  const PlanePoint heel{-shape_.heelBack, 0.0};
  const PlanePoint flatBall{shape_.ballForward, shape_.ballHeight};
  const PlanePoint tip{shape_.ballForward + shape_.tipForward, shape_.tipHeight};
  PlanePoint ankle = flatAnkle;
  if (share < flatShare_) {
    // The foot comes down at speed and settles: the swing ends with just this speed.
    pose.pitch = strikePitch_ * std::pow(1.0 - share / flatShare_, flatPower_);
    pose.toePitch = pose.pitch;
    ankle = turned(flatAnkle, heel, pose.pitch);
  } else if (share > riseShare_) {
    const double rise = (share - riseShare_) / (1.0 - riseShare_);
    pose.pitch = -risePitch_ * std::pow(rise, risePower_);
    const double roll = std::max(0.0, (share - toeShare_) / (1.0 - toeShare_));
    pose.toePitch = -toePitch_ * roll * roll;
    const PlanePoint ball = turned(flatBall, tip, pose.toePitch);
    const PlanePoint carried = {ball.forward - shape_.ballForward,
                                ball.up + shape_.ankleHeight - shape_.ballHeight};
    ankle = turned(carried, ball, pose.pitch);
  }
  const double yaw = yaw_ * kRadiansPerDegree;
  pose.ankle = {stand.x + ankle.forward * std::sin(yaw), ankle.up,
                stand.z + ankle.forward * std::cos(yaw)};
  return pose;
}

CubicSpline FootPath::throughKnots(double first, const std::vector<double>& middle, double last,
                                   double firstSlope, double lastSlope) const {
  std::vector<double> x = {0.0}, y = {first};
  x.insert(x.end(), shares_.begin(), shares_.end());
  y.insert(y.end(), middle.begin(), middle.end());
  x.push_back(1.0);
  y.push_back(last);
  return CubicSpline(std::move(x), std::move(y), firstSlope, lastSlope);
}

FootPath::Rate FootPath::rateAt(const FootStand& stand, double share, double towards) const {
  constexpr double kStep = 1e-3;
  const FootPose here = standing(stand, share);
  const FootPose near = standing(stand, share + towards * kStep);
  const FootPose far = standing(stand, share + 2.0 * towards * kStep);
  const double perSecond = towards / (kStep * (stand.liftSeconds - stand.strikeSeconds));
  return {perSecond * (2.0 * near.ankle - 1.5 * here.ankle - 0.5 * far.ankle),
          perSecond * perSecond * (here.ankle - 2.0 * near.ankle + far.ankle),
          perSecond * (near.pitch - here.pitch)};
}

FootPath::Swing FootPath::swingBetween(const FootStand& from, const FootStand& to) const {
  Swing swing;
  swing.start = from.liftSeconds;
  swing.seconds = to.strikeSeconds - from.liftSeconds;
  const FootPose lift = standing(from, 1.0);
  const FootPose strike = standing(to, 0.0);
  // over the swing's own 0 … 1
  const double s = swing.seconds;
  const Rate leaving = rateAt(from, 1.0, -1.0);
  const Rate landing = rateAt(to, 0.0, 1.0);
  swing.forward =
      quintic(lift.ankle.z(), leaving.speed.z() * s, leaving.acceleration.z() * s * s,
              strike.ankle.z(), landing.speed.z() * s, landing.acceleration.z() * s * s);
  swing.fromX = lift.ankle.x();
  swing.toX = strike.ankle.x();
  swing.toePitch = lift.toePitch - lift.pitch;
  swing.height = throughKnots(lift.ankle.y(), heights_, strike.ankle.y(), leaving.speed.y() * s,
                              landing.speed.y() * s);
  swing.pitch =
      throughKnots(lift.pitch, pitches_, strike.pitch, leaving.pitch * s, landing.pitch * s);
  return swing;
}

FootPose FootPath::swinging(const Swing& swing, double seconds) const {
  const double u = (seconds - swing.start) / swing.seconds;
  FootPose pose;
  pose.yaw = yaw_;
  pose.pitch = swing.pitch(u);
  pose.toePitch = pose.pitch + swing.toePitch * (1.0 - minimumJerk(u / 0.3));
  pose.ankle = {swing.fromX + (swing.toX - swing.fromX) * minimumJerk(u), swing.height(u),
                evaluate(swing.forward, u)};
  return pose;
}

}  // namespace emoforge
