// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/demo/startle_synthesis.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "core/motion/demo/clip_recorder.h"
#include "core/motion/demo/motion_curves.h"
#include "core/motion/demo/standing_body.h"
#include "core/motion/rotations.h"

namespace emoforge {
namespace {

/// A minimum-jerk rise runs from 10 to 90 % in this share of its time.
constexpr double kTenToNinety = 0.5062;

/// Mean, SD, minimum and maximum of one number of the table's section "startle".
double drawn(const DemoNumbers& n, const std::string& name, Random& random) {
  const auto number = [&](const char* part) { return n("startle." + name + part); };
  return std::clamp(random.normal(number(""), number("_sd")), number("_minimum"),
                    number("_maximum"));
}

StartleTruth drawStartle(const DemoNumbers& n, double framesPerSecond, Random& random) {
  StartleTruth truth;
  const double lead = n("startle.lead") + random.uniform(0.0, n("startle.lead_range"));
  truth.stimulusFrame = static_cast<std::size_t>(std::lround(lead * framesPerSecond));
  truth.riseSeconds = drawn(n, "rise", random);
  truth.neckDegrees = drawn(n, "neck", random);
  truth.shoulderMetres = drawn(n, "shoulder", random);
  truth.elbowDegrees = drawn(n, "elbow", random);
  truth.trunkDegrees = drawn(n, "trunk", random);
  truth.kneeDegrees = drawn(n, "knee", random);
  const double common = random.normal(0.0, n("startle.common_latency_sd"));
  const auto latency = [&](const char* name) {
    return std::max(0.0, n(std::string("startle.latency_") + name) + common +
                             random.normal(0.0, n("startle.latency_sd")));
  };
  truth.neckOnset = latency("neck");
  truth.shoulderOnset = latency("shoulder");
  truth.elbowOnset = latency("elbow");
  truth.trunkOnset = latency("trunk");
  truth.kneeOnset = latency("knee");
  if (random.uniform() < n("startle.orienting_share")) {
    truth.orientingDegrees = n("startle.orienting_degrees") * (random.uniform() < 0.5 ? -1.0 : 1.0);
  }
  return truth;
}

class Startle {
 public:
  Startle(const BodyMotionTable& table, const VariantTraits& variant, const DemoActor& actor,
          const ClipTraits& clip, const DemoBody& body, const Random& random)
      : n_(table.numbers()),
        body_(body),
        standing_(table, waiting(table, variant), actor, clip, body,
                  table.number("startle.stillness") * table.number("standing.calm_share"), random) {
    Random draws = random.stream("startle");
    truth_ = drawStartle(n_, variant.framesPerSecond, draws);
    stimulusSeconds_ = static_cast<double>(truth_.stimulusFrame) / variant.framesPerSecond;
  }

  const StartleTruth& truth() const { return truth_; }
  double durationSeconds() const { return stimulusSeconds_ + n_("startle.after"); }

  BodyPose at(double seconds) const {
    BodyPose pose = standing_.at(seconds);
    const auto share = [&](double onset) { return response(seconds - stimulusSeconds_ - onset); };
    const double trunk = truth_.trunkDegrees * share(truth_.trunkOnset);
    pose.trunkLean += trunk;
    pose.headLean += trunk + truth_.neckDegrees * share(truth_.neckOnset);
    pose.headTurn += truth_.orientingDegrees *
                     minimumJerk((seconds - stimulusSeconds_ - n_("startle.orienting_after")) /
                                 n_("startle.orienting_time"));
    const double raised = std::asin(truth_.shoulderMetres / body_.girdle) / kRadiansPerDegree;
    for (auto& arm : pose.arms) {
      arm.elevation += raised * share(truth_.shoulderOnset);
      arm.elbow += truth_.elbowDegrees * share(truth_.elbowOnset);
    }
    standing_.settle(pose);
    pose.pelvis.y() -= drop(pose, truth_.kneeDegrees * share(truth_.kneeOnset));
    return pose;
  }

 private:
  /// Someone who waits for a signal hardly moves.
  static VariantTraits waiting(const BodyMotionTable& table, VariantTraits variant) {
    variant.deviationShare *= table.number("startle.stillness");
    return variant;
  }

  /// 0 before the onset, 1 at the top, back to 0.
  double response(double sinceOnset) const {
    const double rise = truth_.riseSeconds / kTenToNinety;
    const double decay = n_("startle.decay") / kTenToNinety;
    return minimumJerk(sinceOnset / rise) * (1.0 - minimumJerk((sinceOnset - rise) / decay));
  }

  /// How much lower the pelvis is when the knees bend by so much more, mean of both legs.
  double drop(const BodyPose& pose, double degrees) const {
    const double straight = body_.thigh + body_.shank;
    double half = 0.0;
    for (int side = 0; side < 2; ++side) {
      const Eigen::Vector3d& ankle = pose.feet[static_cast<std::size_t>(side)].ankle;
      const double length = (hipJoint(body_, pose, side) - ankle).norm();
      half += 0.5 * std::acos(std::min(1.0, length / straight));
    }
    return straight * (std::cos(half) - std::cos(half + 0.5 * degrees * kRadiansPerDegree));
  }

  const DemoNumbers& n_;
  const DemoBody& body_;
  StandingBody standing_;
  StartleTruth truth_;
  double stimulusSeconds_ = 1.0;
};

}  // namespace

DemoTake synthesiseStartle(const BodyMotionTable& table, const VariantTraits& variant,
                           const DemoActor& actor, const ClipTraits& clip, const Random& random) {
  const DemoBody body = makeDemoBody(actor.stature, table.numbers());
  const Startle startle(table, variant, actor, clip, body, random);
  DemoTake take;
  take.startle = startle.truth();
  take.clip = recordClip(body, table.numbers(), variant, startle.durationSeconds(), random,
                         [&](double seconds) { return startle.at(seconds); });
  return take;
}

}  // namespace emoforge
