// SPDX-License-Identifier: GPL-3.0-or-later
// How the walks of the demo set look.
#include <gtest/gtest.h>

#include <Eigen/Core>
#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>

#include "core/motion/body_measures.h"
#include "core/motion/demo/body_motion_demo.h"
#include "core/motion/demo/body_motion_plan.h"

namespace emoforge {
namespace {

/// Every walk of a set of three clips a class.
void forEachWalk(const std::function<void(const PosedClip&)>& look) {
  const BodyMotionTable& table = BodyMotionTable::builtIn();
  const BodyMotionSet set = planBodyMotionSet(table, "default", 3);
  for (const auto& plan : set.clips) {
    if (plan.take != "walk") continue;
    const MadeClip made = makeBodyMotionClip(table, set, plan, 1);
    look(toPosedClip(made.take.clip));
  }
}

std::size_t jointOf(const PosedClip& clip, const char* name) {
  return static_cast<std::size_t>(std::ranges::find(clip.names, name) - clip.names.begin());
}

/// Flexion of a knee in degrees.
double kneeAt(const PosedClip& clip, std::size_t frame, const std::string& side) {
  const auto at = [&](const std::string& joint) {
    return positionOf(clip, frame, jointOf(clip, (side + joint).c_str()));
  };
  const Eigen::Vector3d thigh = (at("Leg") - at("UpLeg")).normalized();
  const Eigen::Vector3d shank = (at("Foot") - at("Leg")).normalized();
  return std::acos(std::clamp(thigh.dot(shank), -1.0, 1.0)) * 180.0 / std::numbers::pi;
}

// A knee that is stretched and bent again within a few frames of a heel strike kicks: nobody's
// turns around twice within 50 ms (three frames). A leg that is drawn as straight as it gets may
// do so now and then.
TEST(DemoGait, KneesBendAndStretchWithoutAKickAtTheHeelStrike) {
  constexpr double kVisible = 1.0;  // degrees: smaller turns are not seen
  int kicks = 0, walks = 0;
  forEachWalk([&](const PosedClip& clip) {
    ++walks;
    for (const char* side : {"Left", "Right"}) {
      std::size_t lastTurn = 0;
      double extreme = kneeAt(clip, 0, side);
      int direction = 0;
      for (std::size_t f = 1; f < clip.frames(); ++f) {
        const double change = kneeAt(clip, f, side) - extreme;
        const bool onward = direction != 0 && direction * change >= 0.0;
        if (!onward && std::abs(change) <= kVisible) continue;
        if (!onward && direction != 0) {
          if (lastTurn > 0 && f - lastTurn <= 3) ++kicks;
          lastTurn = f;
        }
        if (!onward) direction = change > 0.0 ? 1 : -1;
        extreme += change;
      }
      EXPECT_GT(lastTurn, 0u);
    }
  });
  RecordProperty("kicks", kicks);
  EXPECT_GE(walks, 18);
  EXPECT_LE(kicks, walks / 2);  // of some eight strikes a walk
}

}  // namespace
}  // namespace emoforge
