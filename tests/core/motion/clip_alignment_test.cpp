// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/clip_alignment.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <tuple>

#include "core/motion/pose_series.h"
#include "core/motion/pose_warping.h"
#include "tests/core/metrics/metrics_test_support.h"

namespace emoforge {
namespace {

using testing::movedClip;
using testing::partOf;
using testing::PersonMotion;
using testing::posedPerson;

/// Largest distance of any joint in the frames that both have, the second clip as it was placed.
double largestGap(const PosedClip& reference, const PosedClip& clip,
                  const ClipPlacement& placement) {
  const PosedClip moved = movedClip(clip, placement.turnRadians, placement.shiftMetres);
  const auto start =
      static_cast<std::ptrdiff_t>(std::lround(placement.startSeconds / clip.frameTimeSeconds));
  double largest = 0.0;
  for (std::size_t t = 0; t < clip.frames(); ++t) {
    const std::ptrdiff_t at = static_cast<std::ptrdiff_t>(t) + start;
    if (at < 0 || at >= static_cast<std::ptrdiff_t>(reference.frames())) continue;
    for (std::size_t i = 0; i < clip.joints() * 3; ++i) {
      largest =
          std::max(largest, std::abs(double{moved.positions.row(t)[i]} -
                                     reference.positions.row(static_cast<std::size_t>(at))[i]));
    }
  }
  return largest;
}

/// A walk along +z whose feet stand still for half a second each in turn: the right one comes down
/// in frames 15, 45, 75, the left one in 30, 60.
PosedClip walk() {
  PosedClip clip = posedPerson({.frames = 90});
  for (const auto& [name, x, ahead] :
       {std::tuple("LeftFoot", 0.1F, 0U), std::tuple("RightFoot", -0.1F, 15U)}) {
    const auto foot =
        static_cast<std::size_t>(std::ranges::find(clip.names, name) - clip.names.begin());
    for (std::size_t t = 0; t < clip.frames(); ++t) {
      const auto step = static_cast<float>((t + ahead) / 30);
      const float swing = std::max(0.0F, (static_cast<float>((t + ahead) % 30) - 15.0F) / 15.0F);
      clip.positions(t, foot, 0) = x;
      clip.positions(t, foot, 1) = 0.02F + 0.3F * std::sin(3.14159F * swing);
      clip.positions(t, foot, 2) = step + swing;
    }
  }
  return clip;
}

TEST(ClipAlignment, LaysFirstFramesOverEachOther) {
  const PosedClip reference = walk();
  const PosedClip clip = movedClip(reference, 1.2, {4, 0, -2});
  const ClipPlacement faced = alignClip(reference, clip, ClipAlignment::StartHeading);
  EXPECT_LT(largestGap(reference, clip, faced), 1e-5);
  EXPECT_NEAR(faced.turnRadians, -1.2, 1e-5);
  const ClipPlacement placed = alignClip(reference, clip, ClipAlignment::Start);
  EXPECT_EQ(placed.turnRadians, 0.0);
  EXPECT_GT(largestGap(reference, clip, placed), 1.0);
  const ClipPlacement recorded = alignClip(reference, clip, ClipAlignment::AsRecorded);
  EXPECT_TRUE(recorded.shiftMetres.isZero());
}

TEST(ClipAlignment, FindsThePartOfAWalkByFootContactAndByWarping) {
  const PosedClip reference = walk();
  const PosedClip later = movedClip(partOf(reference, 12, 70), 2.0, {1, 0, 7});
  for (const ClipAlignment how : {ClipAlignment::FootContactHeading, ClipAlignment::WarpHeading}) {
    const ClipPlacement placement = alignClip(reference, later, how);
    EXPECT_TRUE(placement.found);
    EXPECT_LT(largestGap(reference, later, placement), 1e-4) << static_cast<int>(how);
  }
}

TEST(ClipAlignment, SaysWhereNoFootComesDown) {
  const PosedClip reference = walk();
  PosedClip floating = partOf(reference, 0, 1);
  const ClipPlacement placement = alignClip(reference, floating, ClipAlignment::FootContactHeading);
  EXPECT_FALSE(placement.found);
  EXPECT_EQ(placement.startSeconds, 0.0);
}

TEST(PoseWarping, PlaysAClipInTheTimeOfAnother) {
  // The same walk at four fifths of the speed: warped, it keeps step again.
  const PosedClip reference = posedPerson({.frames = 60});
  const PoseSeries fixed = poseSeries(reference);
  const PoseSeries slow = stretched(fixed, 75);
  PosedClip clip = reference;
  clip.positions = Array({75, reference.joints(), 3});
  for (std::size_t t = 0; t < 75; ++t) {
    const double place = static_cast<double>(t) * 59.0 / 74.0;
    const auto first = static_cast<std::size_t>(place);
    const std::size_t second = std::min<std::size_t>(first + 1, 59);
    for (std::size_t i = 0; i < reference.joints() * 3; ++i) {
      clip.positions.row(t)[i] =
          std::lerp(reference.positions.row(first)[i], reference.positions.row(second)[i],
                    static_cast<float>(place - std::floor(place)));
    }
  }
  const WarpPath path = warpPoses(fixed, poseSeries(clip));
  EXPECT_LT(path.mean(), 0.005);
  const PosedClip warped = warpedOnto(reference, clip, path);
  ASSERT_EQ(warped.frames(), 60U);
  const std::vector<double> seconds = warpedSeconds(clip, path);
  ASSERT_EQ(seconds.size(), 75U);
  EXPECT_EQ(seconds.front(), 0.0);
  EXPECT_NEAR(seconds[37], 37.0 * 59.0 / 74.0 / 30.0, 0.05);
  EXPECT_NEAR(seconds.back(), 59.0 / 30.0, 1e-9);
  for (const std::size_t t : {10U, 30U, 50U}) {
    EXPECT_LT(poseDistance(fixed, t, poseSeries(warped), t), 0.01) << t;
  }
}

TEST(PoseSeries, FacesForwardWithTheHipsAtTheOrigin) {
  const PoseSeries series = poseSeries(posedPerson({.frames = 31, .heading = -65.0}));
  EXPECT_EQ(series.joints.front(), "Hips");
  EXPECT_EQ(series.frames(), 31U);
  EXPECT_LT(series.positions[0].row(0).abs().maxCoeff(), 1e-6);
  const auto left = std::ranges::find(series.joints, "LeftUpLeg") - series.joints.begin();
  EXPECT_NEAR(series.positions[0](left, 0), 0.1, 1e-5) << "the left hip at +x";
  EXPECT_NEAR(series.positions[2](left, 0), 0.0, 1e-5);
}

}  // namespace
}  // namespace emoforge
