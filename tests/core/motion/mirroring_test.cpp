// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/mirroring.h"

#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/motion/forward_kinematics.h"
#include "core/motion/posed_mirror.h"
#include "core/motion/rotations.h"
#include "tests/core/motion/motion_test_support.h"

namespace emoforge {
namespace {

using testing::addJoint;
using testing::clipOf;
using testing::readShared;

/// Every joint of `mirror` lies where the partner of `clip` is seen in the mirror.
void expectReflected(const MotionClip& clip, const MotionClip& mirror, const MirrorPlan& plan) {
  const DoubleArray a = globalPositions(clip);
  const DoubleArray b = globalPositions(mirror);
  for (std::size_t t = 0; t < clip.frames(); ++t) {
    for (std::size_t j = 0; j < plan.partners.size(); ++j) {
      const auto p = static_cast<std::size_t>(plan.partners[j]);
      ASSERT_NEAR(b(t, j, 0), -a(t, p, 0), 1e-9);
      ASSERT_NEAR(b(t, j, 1), a(t, p, 1), 1e-9);
      ASSERT_NEAR(b(t, j, 2), a(t, p, 2), 1e-9);
    }
  }
}

void expectSameMotion(const MotionClip& a, const MotionClip& b) {
  const auto turnsA = localRotations(a);
  const auto turnsB = localRotations(b);
  for (std::size_t i = 0; i < turnsA.size(); ++i) {
    ASSERT_LT(geodesicAngle(turnsA[i], turnsB[i]), 1e-9);
  }
  for (const auto& joint : a.skeleton.joints) {
    for (std::size_t t = 0; t < a.frames(); ++t) {
      const auto there = localPosition(joint, a.values.row(t));
      const auto back = localPosition(
          b.skeleton.joints[static_cast<std::size_t>(&joint - a.skeleton.joints.data())],
          b.values.row(t));
      ASSERT_LT((there - back).norm(), 1e-9);
    }
  }
}

}  // namespace

TEST(Mirroring, RealFilesAreReflectedAndComeBack) {
  EMOFORGE_NEEDS_SHARED_DATA("bvh_odd");
  for (const char* file :
       {"body_motion_emotion/angry/dataset-1_walk-left_angry_001.bvh",
        "body_motion_emotion/happy/dataset-1_bye_happy_001.bvh",
        "bvh_odd/13_cmu_skeleton_cc0_jump.bvh", "bvh_odd/01_names_with_colon_tabs.bvh",
        "bvh_odd/07_yxz_order_crlf_space_indent.bvh"}) {
    SCOPED_TRACE(file);
    const MotionClip clip = readShared(file);
    const MotionClip* one[] = {&clip};
    const MirrorPlan plan = mirrorPlan(one);
    const MotionClip mirror = mirrored(clip, plan);
    EXPECT_TRUE(mirror.skeleton.sameStructure(clip.skeleton));
    expectReflected(clip, mirror, plan);
    expectSameMotion(clip, mirrored(mirror, plan));
  }
}

// The left and right halves of this skeleton's axes are turned against each other: left bones point
// along +x, right ones along −x. Its mirrored angles must be such as a right arm has.
TEST(Mirroring, KeepsTheConventionOfEachSide) {
  EMOFORGE_NEEDS_SHARED_DATA("body_motion_emotion");
  const MotionClip clip =
      readShared("body_motion_emotion/neutral/" + std::string("dataset-1_walk_normal_001.bvh"));
  const MotionClip mirror = mirrored(clip);
  const auto own = localRotations(clip);
  const auto turned = localRotations(mirror);
  const std::size_t joints = clip.skeleton.joints.size();
  for (std::size_t j = 0; j < joints; ++j) {
    // The mirrored skeleton is the skeleton, up to its own asymmetry.
    EXPECT_LT((mirror.skeleton.joints[j].offset - clip.skeleton.joints[j].offset).norm(), 0.1);
    if (clip.skeleton.joints[j].name == "Hips") continue;
    double sum = 0.0;
    for (std::size_t t = 0; t < clip.frames(); ++t) {
      sum += geodesicAngle(own[t * joints + j], turned[t * joints + j]);
    }
    EXPECT_LT(sum / static_cast<double>(clip.frames()), 0.8) << clip.skeleton.joints[j].name;
  }
}

TEST(Mirroring, EveryClipOfASetFindsTheSameConvention) {
  EMOFORGE_NEEDS_SHARED_DATA("body_motion_emotion");
  std::vector<MirrorPlan> plans;
  for (const auto& file : testing::sharedClips()) {
    std::vector<Notice> notices;
    const MotionClip clip = readBvh(file, notices);
    const MotionClip* one[] = {&clip};
    plans.push_back(mirrorPlan(one));
    EXPECT_EQ(plans.back().axes, plans.front().axes) << file;
  }
  // A person of CMU's skeleton, whose head is not quite in the middle, is mirrored in x at every
  // joint.
  const MotionClip jump = readShared("bvh_odd/13_cmu_skeleton_cc0_jump.bvh");
  const MotionClip* one[] = {&jump};
  for (const auto& axes : mirrorPlan(one).axes) {
    EXPECT_EQ(axes, Eigen::Matrix3d(Eigen::Vector3d(-1, 1, 1).asDiagonal()));
  }
}

TEST(Mirroring, AJointWithoutCounterpartIsNamed) {
  Skeleton skeleton;
  const int hips = addJoint(skeleton, "Hips", -1, {0, 0, 0}, "ZXY", true);
  addJoint(skeleton, "LeftArm", hips, {1, 1, 0}, "ZXY");
  try {
    mirrored(clipOf(skeleton, 2));
    FAIL();
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find("LeftArm"), std::string::npos);
  }
}

TEST(Mirroring, OfPositionsIsThatOfTheClip) {
  EMOFORGE_NEEDS_SHARED_DATA("body_motion_emotion");
  const MotionClip clip = readShared("body_motion_emotion/happy/dataset-1_bye_happy_001.bvh");
  const PosedClip posed = toPosedClip(clip);
  const PosedClip mirror = mirrored(posed);
  const PosedClip expected = toPosedClip(mirrored(clip));
  ASSERT_EQ(mirror.names, expected.names);
  for (std::size_t i = 0; i < mirror.positions.size(); ++i)
    ASSERT_NEAR(mirror.positions.data()[i], expected.positions.data()[i], 1e-5);
  EXPECT_NE(mirror.positions, posed.positions);
  EXPECT_EQ(mirrored(mirror).positions, posed.positions);
}

}  // namespace emoforge
