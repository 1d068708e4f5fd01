// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/demo/gesture_synthesis.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "core/motion/demo/clip_recorder.h"
#include "core/motion/demo/standing_body.h"
#include "core/motion/rotations.h"

namespace emoforge {
namespace {

constexpr double kShortestClip = 3.0;
constexpr double kLongestClip = 6.0;

const char* sectionOf(GestureKind kind) {
  switch (kind) {
    case GestureKind::Wave:
      return "wave";
    case GestureKind::Knock:
      return "knock";
    case GestureKind::Point:
      return "point";
    case GestureKind::Bow:
      return "bow";
    default:
      return "idle";
  }
}

/// Rest, way there, stay, way back, rest; seconds.
struct GestureTimes {
  double lead = 0.5, reach = 0.8, stay = 1.0;

  double total() const { return 2.0 * lead + 2.0 * reach + stay; }
  /// 0 at rest, 1 in the gesture.
  double share(double seconds) const {
    return minimumJerk((seconds - lead) / reach) -
           minimumJerk((seconds - lead - reach - stay) / reach);
  }
  double sinceArrival(double seconds) const { return seconds - lead - reach; }
};

class Gesture {
 public:
  Gesture(GestureKind kind, const BodyMotionTable& table, const VariantTraits& variant,
          const DemoActor& actor, const ClipTraits& clip, const DemoBody& body,
          const Random& random)
      : kind_(kind),
        table_(table),
        section_(sectionOf(kind)),
        standing_(table, variant, actor, clip, body,
                  kind == GestureKind::Idle ? 1.0 : table.number("standing.calm_share"), random),
        swing_(table.value(clip.values, "jerk_factor")),
        active_(actor.leftHanded ? 0 : 1) {
    Random draws = random.stream("gesture");
    const double size =
        table.value(clip.values, "arm_swing") / table.number("gait.usual_arm_swing");
    size_ = 1.0 + table.number("standing.size_per_swing") * (std::clamp(size, 0.3, 1.8) - 1.0) +
            draws.normal(0.0, variant.deviationShare * table.number("standing.size_sd"));
    planTimes(table.value(clip.values, "movement_time"), draws);
  }

  double durationSeconds() const { return times_.total(); }

  BodyPose at(double seconds) const {
    BodyPose pose = standing_.at(seconds);
    const double share = times_.share(seconds);
    if (kind_ == GestureKind::Bow) {
      bow(pose, share);
    } else if (kind_ != GestureKind::Idle) {
      reach(pose, share, seconds);
    }
    standing_.settle(pose);
    return pose;
  }

 private:
  double number(const char* name) const { return table_.number(section_ + "." + name); }

  void planTimes(double movementTime, Random& draws) {
    if (kind_ == GestureKind::Idle) {
      times_ = {0.0, 0.0, draws.uniform(number("shortest"), number("longest"))};
      return;
    }
    times_.reach = number("reach") * movementTime;
    cycle_ = number("cycle") * movementTime;
    times_.stay = number("cycles") * cycle_;
    const double busy = 2.0 * times_.reach + times_.stay;
    times_.lead = std::max(number("lead"), (kShortestClip - busy) / 2.0);
    if (times_.total() > kLongestClip) {
      const double shorter = (kLongestClip - 2.0 * times_.lead) / busy;
      times_.reach *= shorter;
      times_.stay *= shorter;
      cycle_ *= shorter;
    }
  }

  /// Beats within the stay, −1 … 1, starting and ending at 0 with the hand at rest in its place.
  double beat(double seconds) const {
    const double since = times_.sinceArrival(seconds);
    const double edge = 0.5 * cycle_;
    const double window = minimumJerk(since / edge) * minimumJerk((times_.stay - since) / edge);
    return window * swing_.sine(2.0 * kPi * since / cycle_);
  }

  /// Short strokes within the stay, 0 … 1.
  double stroke(double seconds) const {
    const double since = times_.sinceArrival(seconds) / cycle_;
    if (since < 0.0 || since >= times_.stay / cycle_) return 0.0;
    return smoothPulse((since - std::floor(since)) / 0.75);
  }

  void reach(BodyPose& pose, double share, double seconds) const {
    auto& arm = pose.arms[static_cast<std::size_t>(active_)];
    const auto go = [&](double& angle, const char* name, double size) {
      angle += share * (number(name) * size - angle);
    };
    go(arm.flexion, "flexion", size_);
    go(arm.abduction, "abduction", size_);
    go(arm.rotation, "rotation", 1.0);
    go(arm.elbow, "elbow", 1.0);
    go(arm.pronation, "pronation", 1.0);
    go(arm.wrist, "wrist", 1.0);
    go(arm.fingers, "fingers", 1.0);
    arm.elevation += share * number("elevation");
    if (kind_ == GestureKind::Wave) {
      const double swing = beat(seconds);
      arm.elbow += number("beat") * size_ * swing;
      arm.wrist += number("wrist_beat") * swing;
    } else if (kind_ == GestureKind::Knock) {
      const double hit = stroke(seconds);
      arm.elbow -= number("beat") * size_ * hit;
      arm.wrist += number("wrist_beat") * hit;
    }
    followWithBody(pose, share);
  }

  /// The trunk turns the active shoulder forward, the weight follows the arm.
  void followWithBody(BodyPose& pose, double share) const {
    const double s = active_ == 0 ? 1.0 : -1.0;
    pose.trunkTurn -= s * share * number("trunk_turn");
    pose.pelvisTurn -= s * share * 0.3 * number("trunk_turn");
    pose.pelvis.z() += share * number("weight_forward");
    pose.pelvis.x() += s * share * number("weight_aside");
    pose.headLean -= share * number("head_up");
  }

  void bow(BodyPose& pose, double share) const {
    const double down = share * number("depth") * size_;
    pose.trunkLean += down;
    pose.pelvisLean += number("pelvis_share") * down;
    pose.chestFlexion += number("chest_share") * down;
    pose.headLean += number("head_share") * down;
    pose.pelvis.z() -= number("back") * std::sin(down * kRadiansPerDegree);
    for (auto& arm : pose.arms) arm.flexion += number("arm_share") * down;
  }

  GestureKind kind_;
  const BodyMotionTable& table_;
  std::string section_;
  StandingBody standing_;
  SharpSwing swing_;
  int active_;
  double size_ = 1.0, cycle_ = 1.0;
  GestureTimes times_;
};

}  // namespace

DemoTake synthesiseGesture(GestureKind kind, const BodyMotionTable& table,
                           const VariantTraits& variant, const DemoActor& actor,
                           const ClipTraits& clip, const Random& random) {
  const DemoBody body = makeDemoBody(actor.stature, table.numbers());
  const Gesture gesture(kind, table, variant, actor, clip, body, random);
  DemoTake take;
  take.clip = recordClip(body, table.numbers(), variant, gesture.durationSeconds(), random,
                         [&](double seconds) { return gesture.at(seconds); });
  return take;
}

}  // namespace emoforge
