// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/demo/standing_body.h"

#include <algorithm>
#include <cmath>

#include "core/motion/rotations.h"

namespace emoforge {
namespace {

constexpr double kUsualSway = 3.5;  ///< cm, neutral row of the table
constexpr double kSlowest = 0.08;   ///< hertz, of weight shifts

}  // namespace

StandingBody::StandingBody(const BodyMotionTable& table, const VariantTraits& variant,
                           const DemoActor& actor, const ClipTraits& clip, const DemoBody& body,
                           double restless, const Random& random)
    : n_(table.numbers()),
      body_(body),
      rest_(carry(makePosture(table, body, actor, clip), table.numbers())),
      draws_(random.stream("standing")),
      noise_(n_, variant.deviationShare, draws_),
      sideways_(n_("standing.sway_rms") * table.value(clip.values, "sway") / kUsualSway * restless,
                kSlowest, 0.4, draws_),
      forward_(n_("standing.forward_rms") * restless, kSlowest, 0.5, draws_),
      looking_(n_("standing.look_rms") * restless * table.value(clip.values, "jerk_factor"),
               kSlowest, 0.6, draws_) {
  breathsPerSecond_ =
      n_("standing.breaths_per_second") * std::sqrt(table.value(clip.values, "jerk_factor"));
  breathPhase_ = draws_.uniform(0.0, 2.0 * kPi);
  for (int side = 0; side < 2; ++side) {
    auto& foot = rest_.feet[static_cast<std::size_t>(side)];
    const double s = side == 0 ? 1.0 : -1.0;
    foot.yaw = s * actor.turnout;
    foot.ankle = {s * n_("standing.width") / 2.0, body.foot.ankleHeight,
                  draws_.normal(0.0, n_("standing.foot_offset_sd"))};
  }
  // the weight stays over the feet when the trunk leans
  rest_.pelvis = {0.0, 0.0,
                  0.25 * body.foot.ballForward -
                      n_("standing.back_per_lean") * std::sin(rest_.trunkLean * kRadiansPerDegree)};
}

double StandingBody::breath(double seconds) const {
  return std::sin(2.0 * kPi * breathsPerSecond_ * seconds + breathPhase_);
}

BodyPose StandingBody::at(double seconds) const {
  BodyPose pose = rest_;
  const double in = breath(seconds);
  pose.chestFlexion -= n_("standing.breath_chest") * in;
  for (auto& arm : pose.arms) arm.elevation += n_("standing.breath_shoulder") * in;
  const double aside = sideways_(seconds);
  pose.pelvis.x() += aside;
  pose.pelvis.z() += forward_(seconds);
  pose.pelvisList += n_("standing.list_per_metre") * aside;
  pose.trunkList -= 0.3 * n_("standing.list_per_metre") * aside;
  const double look = looking_(seconds);
  pose.headTurn += look;
  pose.trunkTurn += 0.2 * look;
  noise_.addTo(pose, seconds);
  return pose;
}

void StandingBody::settle(BodyPose& pose) const {
  pose.pelvis.y() = std::ranges::min(highestPelvis(body_, pose, n_("standing.knee_reserve")));
}

}  // namespace emoforge
