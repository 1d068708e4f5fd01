// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/resampling.h"

#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/motion/forward_kinematics.h"
#include "core/motion/rotations.h"
#include "tests/core/motion/motion_test_support.h"

namespace emoforge {
namespace {

using testing::addJoint;
using testing::clipOf;
using testing::readShared;

/// Positions, then Z and X rotations, from (0, 0, 0; 350, 0) to (2, 4, 6; 10, 60).
MotionClip twoFrames() {
  Skeleton skeleton;
  addJoint(skeleton, "Hips", -1, {0, 0, 0}, "ZXY", true);
  MotionClip clip = clipOf(skeleton, 2, 0.1);
  const double rows[] = {0, 0, 0, 350, 0, 0, 2, 4, 6, 10, 0, 0};
  std::copy(std::begin(rows), std::end(rows), clip.values.data());
  return clip;
}

}  // namespace

TEST(Resampling, GoesHalfWayOverTheWrap) {
  const MotionClip clip = resampleToFrames(twoFrames(), 3);
  EXPECT_DOUBLE_EQ(clip.frameTimeSeconds, 0.05);
  const double expected[3][6] = {{0, 0, 0, 350, 0, 0}, {1, 2, 3, 360, 0, 0}, {2, 4, 6, 370, 0, 0}};
  for (std::size_t t = 0; t < 3; ++t) {
    for (std::size_t c = 0; c < 6; ++c) EXPECT_NEAR(clip.values(t, c), expected[t][c], 1e-12);
  }
}

// scipy.spatial.transform.Slerp([0, 1], Rotation.from_euler("ZXY", [[10, 20, 30], [80, -50, 120]],
//   degrees=True))(0.25).as_euler("ZXY", degrees=True)
TEST(Resampling, AgreesWithSciPySlerp) {
  MotionClip clip = twoFrames();
  const double angles[2][3] = {{10, 20, 30}, {80, -50, 120}};
  for (std::size_t t = 0; t < 2; ++t) {
    for (std::size_t k = 0; k < 3; ++k) clip.values(t, 3 + k) = angles[t][k];
  }
  const MotionClip five = resampleToFrames(clip, 5);
  const double expected[] = {14.503056109496077, -3.8732549710013653, 41.91740050685618};
  for (std::size_t k = 0; k < 3; ++k) EXPECT_NEAR(five.values(1, 3 + k), expected[k], 1e-11);
}

TEST(Resampling, OldFramesStayAndAnglesRunOn) {
  EMOFORGE_NEEDS_SHARED_DATA("body_motion_emotion");
  const MotionClip clip = readShared("body_motion_emotion/angry/dataset-1_dash_angry_001.bvh");
  const MotionClip fine = resampleToFrames(clip, 2 * clip.frames() - 1);
  const MotionClip back = resampleToFrameTime(fine, clip.frameTimeSeconds);
  ASSERT_EQ(back.frames(), clip.frames());
  const auto turns = localRotations(clip);
  const auto after = localRotations(back);
  for (std::size_t i = 0; i < turns.size(); ++i) ASSERT_LT(geodesicAngle(turns[i], after[i]), 1e-9);
  std::size_t equal = 0;
  for (std::size_t i = 0; i < clip.values.size(); ++i) {
    equal += back.values.values()[i] == clip.values.values()[i] ? 1 : 0;
  }
  EXPECT_GT(equal, clip.values.size() * 9 / 10);
  for (std::size_t t = 1; t < fine.frames(); ++t) {
    for (std::size_t c = 0; c < fine.values.extent(1); ++c) {
      ASSERT_LT(std::abs(fine.values(t, c) - fine.values(t - 1, c)), 90.0) << t << " " << c;
    }
  }
}

TEST(Resampling, ThirtyFramesASecondStayThirty) {
  MotionClip clip = twoFrames();
  Skeleton skeleton = clip.skeleton;
  clip = clipOf(skeleton, 91, 0.0333333);
  EXPECT_EQ(resampleToFrameTime(clip, 1.0 / 30).frames(), 91u);
  EXPECT_EQ(resampleToFrameTime(clip, 1.0 / 60).frames(), 181u);
  EXPECT_EQ(resampleToFrameTime(clip, 1.0).frames(), 4u);
  EXPECT_EQ(resampleToFrames(clip, 1).frames(), 1u);
  EXPECT_THROW(resampleToFrames(clip, 0), Error);
  EXPECT_THROW(resampleToFrameTime(clip, 0.0), Error);
}

TEST(Resampling, WarpsTimeAndKeepsTheFrameTime) {
  const MotionClip clip = resampleAtFrames(twoFrames(), {0.0, 0.25, 0.25, 1.0});
  EXPECT_DOUBLE_EQ(clip.frameTimeSeconds, 0.1);
  ASSERT_EQ(clip.frames(), 4u);
  const double expected[4][4] = {
      {0, 0, 0, 350}, {0.5, 1, 1.5, 355}, {0.5, 1, 1.5, 355}, {2, 4, 6, 370}};
  for (std::size_t t = 0; t < 4; ++t) {
    for (std::size_t c = 0; c < 4; ++c) EXPECT_NEAR(clip.values(t, c), expected[t][c], 1e-9);
  }
}

}  // namespace emoforge
