// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/skeleton_mapping.h"

#include <gtest/gtest.h>

#include "core/base/random.h"
#include "core/motion/forward_kinematics.h"
#include "core/motion/rotations.h"
#include "tests/core/motion/motion_test_support.h"

namespace emoforge {
namespace {

using testing::addJoint;
using testing::clipOf;
using testing::readShared;

/// A small body with or without a second spine joint, in either naming.
Skeleton body(bool twoSpines, bool mixamo, double size = 1.0) {
  const std::string prefix = mixamo ? "mixamorig:" : "";
  const char* axes = mixamo ? "ZYX" : "ZXY";
  Skeleton s;
  const auto add = [&](const char* own, const char* other, int parent, double x, double y) {
    return addJoint(s, prefix + (mixamo ? other : own), parent, {size * x, size * y, 0}, axes,
                    parent < 0);
  };
  const int hips = add("Hips", "Hips", -1, 0, 0);
  int spine = add("Spine", "Spine", hips, 0, 10);
  if (twoSpines) spine = add("Spine1", "Spine1", spine, 0, 10);
  add("Neck", "Neck", spine, 0, 20);
  const int leg = add("UpperLeg_L", "LeftUpLeg", hips, 10, 0);
  const int knee = add("LowerLeg_L", "LeftLeg", leg, 0, -40);
  add("Foot_L", "LeftFoot", knee, 0, -40);
  return s;
}

MotionClip randomClip(const Skeleton& skeleton) {
  Random random(5);
  MotionClip clip = clipOf(skeleton, 6);
  for (double& value : clip.values.values()) value = random.uniform(-60, 60);
  return clip;
}

double globalDifference(const MotionClip& a, const std::string& jointA, const MotionClip& b,
                        const std::string& jointB) {
  double worst = 0.0;
  for (std::size_t t = 0; t < a.frames(); ++t) {
    const auto poseA = forwardKinematics(a.skeleton, a.values.row(t));
    const auto poseB = forwardKinematics(b.skeleton, b.values.row(t));
    worst = std::max(
        worst, geodesicAngle(poseA.rotations[static_cast<std::size_t>(a.skeleton.find(jointA))],
                             poseB.rotations[static_cast<std::size_t>(b.skeleton.find(jointB))]));
  }
  return worst;
}

}  // namespace

TEST(SkeletonMapping, OtherNamesAndOrdersCarryTheSameTurns) {
  const MotionClip clip = randomClip(body(false, false));
  std::vector<Notice> notices;
  const MotionClip mapped = mapClip(clip, body(false, true, 2.0), notices);
  EXPECT_TRUE(notices.empty());
  for (const auto& [own, other] : {std::pair{"Hips", "mixamorig:Hips"},
                                   {"Neck", "mixamorig:Neck"},
                                   {"LowerLeg_L", "mixamorig:LeftLeg"},
                                   {"Foot_L", "mixamorig:LeftFoot"}}) {
    EXPECT_LT(globalDifference(clip, own, mapped, other), 1e-9) << own;
  }
  // Twice the size: every joint twice as far, the way as well.
  const DoubleArray a = globalPositions(clip);
  const DoubleArray b = globalPositions(mapped);
  for (std::size_t i = 0; i < a.size(); ++i) ASSERT_NEAR(2 * a.values()[i], b.values()[i], 1e-9);
}

TEST(SkeletonMapping, ADroppedJointHandsItsTurnOn) {
  const MotionClip clip = randomClip(body(true, false));
  std::vector<Notice> notices;
  const MotionClip mapped = mapClip(clip, body(false, false), notices);
  ASSERT_EQ(notices.size(), 1u);
  EXPECT_EQ(notices[0].message, "Lost, since the target has no such joint: Spine1.");
  EXPECT_LT(globalDifference(clip, "Neck", mapped, "Neck"), 1e-9);

  notices.clear();
  const MotionClip back = mapClip(mapped, body(true, false), notices);
  EXPECT_EQ(notices.at(0).message, "Kept at rest, since the source has no such joint: Spine1.");
  EXPECT_LT(globalDifference(clip, "Neck", back, "Neck"), 1e-9);
  EXPECT_LT(globalDifference(clip, "Foot_L", back, "Foot_L"), 1e-9);
}

TEST(SkeletonMapping, SkeletonsWithAnotherRestPoseAreKeptApart) {
  EMOFORGE_NEEDS_SHARED_DATA("bvh_odd");
  const MotionClip bandai = readShared("body_motion_emotion/sad/dataset-1_walk_sad_001.bvh");
  const MotionClip cmu = readShared("bvh_odd/13_cmu_skeleton_cc0_jump.bvh");
  const SkeletonMapping mapping = mapSkeleton(cmu.skeleton, bandai.skeleton);
  EXPECT_FALSE(mapping.mappable);
  EXPECT_FALSE(mapping.restDiffers.empty());
  std::vector<Notice> notices;
  EXPECT_THROW(mapClip(cmu, bandai.skeleton, notices), Error);

  const MotionClip* clips[] = {&cmu, &bandai, &bandai};
  const auto groups = groupBySkeleton(clips, notices);
  ASSERT_EQ(groups.size(), 2u);
  EXPECT_EQ(groups[0].clips, (std::vector<std::size_t>{1, 2}));
  EXPECT_TRUE(groups[0].toFirst.same);
  ASSERT_EQ(notices.size(), 1u);
  EXPECT_EQ(notices[0].message.find("1 of 3 clips have another skeleton, which cannot be mapped."),
            0u);
}

}  // namespace emoforge
