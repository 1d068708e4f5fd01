// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/alignment.h"

#include <gtest/gtest.h>

#include "core/motion/rotations.h"
#include "core/motion/space_guess.h"
#include "tests/core/motion/motion_test_support.h"

namespace emoforge {
namespace {

using Eigen::Vector3d;
using testing::addJoint;
using testing::clipOf;
using testing::readShared;

/// Hips with two thighs; at rest it faces +z, its left is +x.
MotionClip standing(double yawDegrees) {
  Skeleton skeleton;
  const int hips = addJoint(skeleton, "Hips", -1, {0, 1, 0}, "YXZ", true);
  addJoint(skeleton, "LeftUpLeg", hips, {0.1, 0, 0}, "ZXY");
  addJoint(skeleton, "RightUpLeg", hips, {-0.1, 0, 0}, "ZXY");
  MotionClip clip = clipOf(skeleton, 2);
  clip.space = {UpAxis::Y, LengthUnit::Metre, false, false};
  for (std::size_t t = 0; t < 2; ++t) {
    clip.values(t, 0) = 3.0 + static_cast<double>(t);
    clip.values(t, 1) = 1.0;
    clip.values(t, 2) = -2.0;
    clip.values(t, 3) = yawDegrees;
  }
  return clip;
}

}  // namespace

TEST(Alignment, HeadingIsTheTurnFromPlusZ) {
  for (const double yaw : {0.0, 30.0, -100.0, 180.0}) {
    const MotionClip clip = standing(yaw);
    const GroundPlacement placement = placementOf(clip, 0);
    EXPECT_NEAR(placement.headingRadians, yaw * kRadiansPerDegree, 1e-12);
    EXPECT_LT((placement.position - Vector3d(3, 0, -2)).norm(), 1e-12);
  }
}

TEST(Alignment, RemovingThePlacementStartsAtTheOriginFacingPlusZ) {
  MotionClip clip = standing(90.0);
  const GroundPlacement placement = removePlacement(clip, 0);
  EXPECT_NEAR(placement.headingRadians, kPi / 2, 1e-12);
  // Faced +x and moved one unit along +x: now one unit along +z.
  const Vector3d expected[] = {{0, 1, 0}, {0, 1, 1}};
  for (std::size_t t = 0; t < 2; ++t) {
    const GlobalPose pose = forwardKinematics(clip.skeleton, clip.values.row(t));
    EXPECT_LT((pose.positions[0] - expected[t]).norm(), 1e-12);
    EXPECT_LT((pose.positions[1] - expected[t] - Vector3d(0.1, 0, 0)).norm(), 1e-12);
  }
}

TEST(Alignment, RealFilesMoveFromTheHipsAndComeBack) {
  EMOFORGE_NEEDS_SHARED_DATA("body_motion_emotion");
  for (const char* file : {"body_motion_emotion/happy/dataset-1_walk-right_happy_001.bvh",
                           "bvh_odd/13_cmu_skeleton_cc0_jump.bvh"}) {
    const MotionClip clip = readShared(file);
    const int root = motionRoot(clip);
    EXPECT_EQ(clip.skeleton.joints[static_cast<std::size_t>(root)].name, "Hips");
    MotionClip moved = clip;
    const GroundPlacement placement = removePlacement(moved, root);
    const GroundPlacement now = placementOf(moved, root);
    EXPECT_NEAR(now.headingRadians, 0.0, 1e-10);
    EXPECT_LT(now.position.norm(), 1e-9);
    applyPlacement(moved, root, placement);
    const DoubleArray before = globalPositions(clip);
    const DoubleArray after = globalPositions(moved);
    for (std::size_t i = 0; i < before.size(); ++i) {
      // The static root above the hips has no part in the motion and stays.
      ASSERT_NEAR(before.values()[i], after.values()[i], 1e-8);
    }
  }
}

TEST(Alignment, HeadingDoesNotDependOnTheUpAxisOfTheFile) {
  EMOFORGE_NEEDS_SHARED_DATA("body_motion_emotion");
  MotionClip clip = readShared("body_motion_emotion/sad/dataset-1_walk_sad_001.bvh");
  const double heading = placementOf(clip, 1).headingRadians;
  // (x, y, z) → (x, −z, y): the turn that the conversion to y-up undoes.
  for (std::size_t t = 0; t < clip.frames(); ++t) clip.values(t, 4) = 90.0;
  clip.space = {UpAxis::Z, LengthUnit::Centimetre, false, false};
  EXPECT_NEAR(placementOf(clip, 1).headingRadians, heading, 1e-12);
}

}  // namespace emoforge
