// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/demo/walk_synthesis.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <vector>

#include "core/motion/demo/body_noise.h"
#include "core/motion/demo/clip_recorder.h"
#include "core/motion/demo/posture.h"
#include "core/motion/demo/walk_plan.h"
#include "core/motion/rotations.h"

namespace emoforge {
namespace {

/// A smooth curve nowhere below `values`, shorter by 2 · reach at both ends: the largest value
/// within `reach` samples, averaged over the same span.
std::vector<double> smoothedAbove(const std::vector<double>& values, std::size_t reach) {
  const std::size_t width = 2 * reach + 1;
  std::vector<double> largest, smooth;
  for (std::size_t i = 0; i + width <= values.size(); ++i) {
    largest.push_back(std::ranges::max(std::span(values).subspan(i, width)));
  }
  for (std::size_t i = 0; i + width <= largest.size(); ++i) {
    double sum = 0.0, weights = 0.0;
    for (std::size_t k = 0; k < width; ++k) {
      const double weight =
          smoothPulse(static_cast<double>(k + 1) / static_cast<double>(width + 1));
      sum += weight * largest[i + k];
      weights += weight;
    }
    smooth.push_back(sum / weights);
  }
  return smooth;
}

/// Everything that shapes one walk.
class Walk {
 public:
  Walk(const BodyMotionTable& table, const VariantTraits& variant, const DemoActor& actor,
       const ClipTraits& clip, const DemoBody& body, const WalkPlan& plan, Random& noise)
      : table_(table),
        n_(table.numbers()),
        actor_(actor),
        clip_(clip),
        body_(body),
        plan_(plan),
        posture_(makePosture(table, body, actor, clip)),
        swing_(value("jerk_factor")),
        noise_(n_, variant.deviationShare, noise),
        feet_{footPath(0), footPath(1)} {
    const double size = actor.stature / n_("gait.walk_ratio_stature");
    const double stepShare = plan.stepLength() / (n_("gait.usual_step") * size);
    // legs swing over the standing foot like a pendulum: the height follows the square of the step
    arch_ = size * stepShare * stepShare;
    pelvisTurn_ = n_("gait.pelvis_rotation") * stepShare;
    trunkTurn_ = n_("gait.thorax_rotation") *
                 std::clamp(value("arm_swing") / n_("gait.usual_arm_swing"), 0.5, 1.5);
    bounce_ = std::max(n_("gait.height_amplitude_minimum"),
                       n_("gait.height_amplitude") * arch_ + value("bounce") / 100.0);
    surge_ = n_("gait.forward_amplitude") * stepShare;
    settleHeight();
  }

  BodyPose at(double seconds) const {
    BodyPose pose = before(seconds);
    pose.pelvis.y() += height_ - dip_(seconds);
    return pose;
  }

 private:
  double value(const char* name) const { return table_.value(clip_.values, name); }

  FootPath footPath(int side) const {
    const double yaw = side == 0 ? actor_.turnout : -actor_.turnout;
    return FootPath(body_.foot, yaw, plan_.stands(side), n_,
                    actor_.stature / n_("gait.walk_ratio_stature"));
  }

  /// The pose with the pelvis about zero height: only the bounce.
  BodyPose before(double seconds) const {
    const double phase = plan_.stepPhase(seconds);
    BodyPose pose = carry(posture_, n_);
    movePelvis(pose, seconds, phase);
    moveTrunk(pose, phase);
    for (int side = 0; side < 2; ++side) moveArm(pose, phase, side);
    for (std::size_t side = 0; side < 2; ++side) pose.feet[side] = feet_[side].at(seconds);
    noise_.addTo(pose, seconds);
    return pose;
  }

  void movePelvis(BodyPose& pose, double seconds, double phase) const {
    const double step = 2.0 * kPi * phase;  // once a step
    const double stride = kPi * phase;      // once a stride
    const double late = step - 2.0 * kPi * n_("gait.height_phase");
    pose.pelvis.x() = 0.5 * value("sway") / 100.0 * std::cos(stride - kPi * n_("gait.sway_phase"));
    pose.pelvis.y() = -bounce_ * std::cos(late) +
                      arch_ * n_("gait.height_second_harmonic") * std::cos(2.0 * late);
    pose.pelvis.z() =
        plan_.progress(seconds) - n_("gait.pelvis_behind") + surge_ * swing_.sine(step);
    pose.pelvisTurn = -pelvisTurn_ * std::cos(stride);
    pose.pelvisList = n_("gait.pelvis_list") * std::cos(stride - kPi * n_("gait.list_phase"));
    pose.pelvisLean += n_("gait.pelvis_tilt_swing") * std::sin(step);
  }

  void moveTrunk(BodyPose& pose, double phase) const {
    const double stride = kPi * phase;
    pose.trunkTurn = trunkTurn_ * swing_.cosine(stride - kPi * n_("gait.thorax_lag"));
    pose.trunkList = n_("gait.trunk_list") * std::cos(stride - kPi * n_("gait.sway_phase"));
    const double ripple = n_("gait.strike_ripple") * swing_.accelerationRatio() * strike(phase);
    pose.trunkLean += ripple + n_("gait.trunk_lean_swing") * std::cos(2.0 * kPi * phase);
    const double loose = 1.0 - n_("gait.head_stabilisation");
    pose.headTurn = loose * pose.trunkTurn;
    pose.headList = loose * pose.trunkList;
    pose.headLean += 1.5 * ripple;
  }

  /// The nod that runs through the body after a heel strike, −1 … 1.
  static double strike(double phase) {
    const double since = phase - std::floor(phase);
    return std::sin(2.0 * kPi * since / 0.45) * std::exp(-since / 0.16);
  }

  void moveArm(BodyPose& pose, double phase, int side) const {
    auto& arm = pose.arms[static_cast<std::size_t>(side)];
    const double s = side == 0 ? 1.0 : -1.0;
    // each arm is forward when the other leg is
    const double stride = kPi * (phase - (side == 0 ? 1.0 : 0.0) - n_("gait.arm_lag"));
    const double size = value("arm_swing") * (1.0 + 0.5 * s * actor_.asymmetry);
    const double forearm = value("forearm_share");
    const double lag = kPi * n_("gait.elbow_swing_lag");
    const double upper = 0.5 * size * (1.0 - 0.8 * forearm);
    const double lower = 0.5 * size * (n_("gait.elbow_swing_share") * (1.0 - forearm) + forearm);
    const double elbowSwing = swing_.cosine(stride - lag);
    arm.flexion += upper * swing_.cosine(stride);
    arm.elbow = std::max(3.0, arm.elbow + lower * elbowSwing);
    arm.rotation += 0.15 * lower * elbowSwing;
    arm.elevation += 0.03 * upper * elbowSwing;
    arm.protraction += 0.12 * upper * swing_.cosine(stride);
    arm.wrist += 0.15 * upper * swing_.cosine(stride - 2.0 * lag);
  }

  /// Height above which a leg is too short at this moment, relative to the bounce.
  double highest(double seconds) const {
    const BodyPose pose = before(seconds);
    return std::ranges::min(highestPelvis(body_, pose, n_("gait.knee_reserve"))) - pose.pelvis.y();
  }

  /// The mean height at which a share of the steps can be walked; in the others the pelvis dips
  /// softly where a leg would be too short.
  void settleHeight() {
    constexpr double kStep = 0.01;
    const auto reach = static_cast<int>(std::round(n_("gait.dip_seconds") / kStep));
    const int last = static_cast<int>(plan_.durationSeconds() / kStep) + 1;
    std::vector<double> seconds, allowed, lowest;
    for (int i = -2 * reach; i <= last + 2 * reach; ++i) {
      seconds.push_back(i * kStep);
      allowed.push_back(highest(seconds.back()));
    }
    const auto perStep = static_cast<std::size_t>(std::round(plan_.stepSeconds() / kStep));
    for (std::size_t i = 0; i + perStep < allowed.size(); i += perStep) {
      lowest.push_back(std::ranges::min(std::span(allowed).subspan(i, perStep)));
    }
    std::ranges::sort(lowest);
    height_ = lowest[static_cast<std::size_t>(n_("gait.height_rank") *
                                              static_cast<double>(lowest.size() - 1))];
    std::vector<double> excess;
    for (const double most : allowed) excess.push_back(std::max(0.0, height_ - most));
    seconds = {seconds.begin() + 2 * reach, seconds.end() - 2 * reach};
    dip_ = CubicSpline(std::move(seconds), smoothedAbove(excess, static_cast<std::size_t>(reach)));
  }

  const BodyMotionTable& table_;
  const DemoNumbers& n_;
  const DemoActor& actor_;
  const ClipTraits& clip_;
  const DemoBody& body_;
  const WalkPlan& plan_;
  Posture posture_;
  SharpSwing swing_;
  BodyNoise noise_;
  std::array<FootPath, 2> feet_;
  double pelvisTurn_ = 0.0, trunkTurn_ = 0.0, bounce_ = 0.0, surge_ = 0.0, arch_ = 1.0,
         height_ = 0.0;
  CubicSpline dip_;
};

}  // namespace

DemoTake synthesiseWalk(const BodyMotionTable& table, const VariantTraits& variant,
                        const DemoActor& actor, const ClipTraits& clip, const Random& random) {
  const DemoBody body = makeDemoBody(actor.stature, table.numbers());
  Random steps = random.stream("steps");
  Random noise = random.stream("noise");
  const WalkPlan plan(table, variant, actor, clip, steps);
  const Walk walk(table, variant, actor, clip, body, plan, noise);
  DemoTake take;
  take.stepLength = plan.stepLength();
  take.strideFactor = plan.strideFactor();
  take.clip = recordClip(body, table.numbers(), variant, plan.durationSeconds(), random,
                         [&](double seconds) { return walk.at(seconds); });
  return take;
}

}  // namespace emoforge
