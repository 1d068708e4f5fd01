// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/forward_kinematics.h"

#include <gtest/gtest.h>

#include "core/motion/posed_clip.h"
#include "core/motion/rotations.h"
#include "core/motion/space_guess.h"
#include "tests/core/motion/motion_test_support.h"

namespace emoforge {
namespace {

using Eigen::Vector3d;
using testing::addJoint;
using testing::clipOf;
using testing::readShared;

void expectJointAt(const MotionClip& clip, std::size_t frame, const std::string& name,
                   const Vector3d& expected) {
  const GlobalPose pose = forwardKinematics(clip.skeleton, clip.values.row(frame));
  const int joint = clip.skeleton.find(name);
  ASSERT_GE(joint, 0) << name;
  EXPECT_LT((pose.positions[static_cast<std::size_t>(joint)] - expected).norm(), 1e-10) << name;
}

}  // namespace

TEST(ForwardKinematics, TwoBonesBendAsOnPaper) {
  Skeleton skeleton;
  const int root = addJoint(skeleton, "Shoulder", -1, {0, 0, 0}, "Z", true);
  const int elbow = addJoint(skeleton, "Elbow", root, {3, 0, 0}, "Z");
  addJoint(skeleton, "Elbow_end", elbow, {2, 0, 0}, "");
  MotionClip clip = clipOf(skeleton, 1);
  const double row[] = {1, 1, 0, 90, -90};
  std::copy(std::begin(row), std::end(row), clip.values.data());
  expectJointAt(clip, 0, "Shoulder", {1, 1, 0});
  expectJointAt(clip, 0, "Elbow", {1, 4, 0});
  expectJointAt(clip, 0, "Elbow_end", {3, 4, 0});
}

TEST(ForwardKinematics, APositionChannelReplacesThatComponentOfTheOffsetOnAnyJoint) {
  Skeleton skeleton;
  const int root = addJoint(skeleton, "Root", -1, {7, 8, 9}, "Y");
  Joint child;
  child.name = "Child";
  child.parent = root;
  child.offset = {1, 2, 3};
  child.channels = {Channel::ZRotation, Channel::YPosition};
  child.firstChannel = 1;
  skeleton.joints.push_back(child);
  MotionClip clip = clipOf(skeleton, 1);
  const double row[] = {90, 45, 5};
  std::copy(std::begin(row), std::end(row), clip.values.data());
  // Ry(90°) (1, 5, 3) = (3, 5, −1)
  expectJointAt(clip, 0, "Child", {10, 13, 8});
}

// For each joint in file order, with numpy and scipy.spatial.transform.Rotation:
//   L = Rotation.from_euler("".join(rotation channels in file order), angles,
//   degrees=True).as_matrix() p = offset with the components that have position channels replaced
//   P[j] = P[parent] + G[parent] @ p;  G[j] = G[parent] @ L
TEST(ForwardKinematics, AgreesWithNumPyOnRealFiles) {
  EMOFORGE_NEEDS_SHARED_DATA("body_motion_emotion");
  const MotionClip run = readShared("body_motion_emotion/happy/dataset-1_run_happy_001.bvh");
  expectJointAt(run, 10, "Hand_L", {19.785639053870646, 104.18711329251693, -338.5989956862779});
  expectJointAt(run, 10, "Toes_R", {-4.18733920890681, 12.845238768357873, -373.06608874181427});
  const MotionClip jump = readShared("bvh_odd/13_cmu_skeleton_cc0_jump.bvh");
  expectJointAt(jump, 20, "LeftHand", {19.867092888669465, 13.170988325721646, 7.4504125784026});
  expectJointAt(jump, 20, "RightToeBase_end",
                {17.11246706184863, -0.3870818039724744, -1.310159764343859});
  const MotionClip odd = readShared("bvh_odd/04_rotation_before_position_mixed_orders.bvh");
  expectJointAt(odd, 1, "Head", {8.923584741167994, 68.87197398087541, -19.272002450538757});
  expectJointAt(odd, 1, "LeftLeg_end",
                {15.379786322897358, 37.50872944037827, -19.537049308519425});
}

TEST(ForwardKinematics, BonesKeepTheirLengthOnRealFiles) {
  EMOFORGE_NEEDS_SHARED_DATA("body_motion_emotion");
  for (const auto& file : testing::sharedClips()) {
    std::vector<Notice> notices;
    const MotionClip clip = readBvh(file, notices);
    const DoubleArray positions = globalPositions(clip);
    for (std::size_t j = 0; j < clip.skeleton.joints.size(); ++j) {
      const Joint& joint = clip.skeleton.joints[j];
      if (joint.parent < 0) continue;
      for (std::size_t t = 0; t < clip.frames(); ++t) {
        const auto at = [&](std::size_t i) {
          return Vector3d(positions(t, i, 0), positions(t, i, 1), positions(t, i, 2));
        };
        const double length = (at(j) - at(static_cast<std::size_t>(joint.parent))).norm();
        // Where position channels replace the offset they say how long the bone is.
        const double expected = localPosition(joint, clip.values.row(t)).norm();
        ASSERT_NEAR(length, expected, 1e-9 * expected) << file << " " << joint.name;
        const double allowed = joint.name == "Hips" ? 1e9 : 2e-3;
        ASSERT_NEAR(length, joint.offset.norm(), allowed) << file << " " << joint.name;
      }
    }
  }
}

TEST(ForwardKinematics, LocalRotationsGoOutAndBack) {
  EMOFORGE_NEEDS_SHARED_DATA("body_motion_emotion");
  const MotionClip clip = readShared("body_motion_emotion/angry/dataset-1_dash_angry_001.bvh");
  MotionClip copy = clip;
  setLocalRotations(copy, localRotations(clip));
  const DoubleArray before = globalPositions(clip);
  const DoubleArray after = globalPositions(copy);
  for (std::size_t i = 0; i < before.size(); ++i) {
    ASSERT_NEAR(before.values()[i], after.values()[i], 1e-9);
  }
  // No angle jumps by half a turn or more between frames.
  for (const auto& joint : copy.skeleton.joints) {
    for (std::size_t k = 3; k < joint.channels.size(); ++k) {
      const std::size_t c = static_cast<std::size_t>(joint.firstChannel) + k;
      for (std::size_t t = 1; t < copy.frames(); ++t) {
        ASSERT_LT(std::abs(copy.values(t, c) - copy.values(t - 1, c)), 180.0);
      }
    }
  }
}

TEST(PosedClip, IsInMetresAndStandsAlongY) {
  Skeleton skeleton;
  addJoint(skeleton, "Hips", -1, {0, 0, 0}, "ZXY", true);
  MotionClip clip = clipOf(skeleton, 1);
  clip.values(0, 0) = 100;
  clip.values(0, 1) = 200;
  clip.values(0, 2) = 300;
  clip.space = {UpAxis::Z, LengthUnit::Centimetre, false, false};
  const PosedClip posed = toPosedClip(clip);
  EXPECT_FLOAT_EQ(posed.positions(0, 0, 0), 1.0f);
  EXPECT_FLOAT_EQ(posed.positions(0, 0, 1), 3.0f);
  EXPECT_FLOAT_EQ(posed.positions(0, 0, 2), -2.0f);
}

TEST(SpaceGuess, ReadsUnitAndUpAxisOffRealFiles) {
  EMOFORGE_NEEDS_SHARED_DATA("bvh_odd");
  const Space bandai = spaceOf(readShared("body_motion_emotion/sad/dataset-1_walk_sad_001.bvh"));
  EXPECT_EQ(bandai.info.unit, LengthUnit::Centimetre);
  EXPECT_EQ(bandai.info.up, UpAxis::Y);
  // CMU's unit is 0.0254/0.45 m, no unit of ours: scaled by the length of the leg.
  const Space cmu = spaceOf(readShared("bvh_odd/13_cmu_skeleton_cc0_jump.bvh"));
  EXPECT_EQ(cmu.info.unit, LengthUnit::Unknown);
  EXPECT_NEAR(cmu.metresPerUnit, 0.0254 / 0.45, 0.003);
  for (const char* file : {"01_names_with_colon_tabs.bvh", "02_crlf_tab_after_frames.bvh",
                           "03_sci_notation_motion.bvh", "07_yxz_order_crlf_space_indent.bvh",
                           "10_all_6_channels_sci_offsets_2_frames.bvh"}) {
    const Space space = spaceOf(readShared(std::string("bvh_odd/") + file));
    EXPECT_EQ(space.info.unit, LengthUnit::Centimetre) << file;
    EXPECT_EQ(space.info.up, UpAxis::Y) << file;
  }
}

TEST(SpaceGuess, FindsClipsThatStandAlongZ) {
  EMOFORGE_NEEDS_SHARED_DATA("body_motion_emotion");
  MotionClip clip = readShared("body_motion_emotion/sad/dataset-1_walk_sad_001.bvh");
  const PosedClip expected = toPosedClip(clip);
  // The root above the hips turns the whole clip: Rx(90°) takes y to z.
  for (std::size_t t = 0; t < clip.frames(); ++t) clip.values(t, 4) = 90.0;
  EXPECT_EQ(guessSpace(clip).info.up, UpAxis::Z);
  const PosedClip posed = toPosedClip(clip);
  for (std::size_t i = 0; i < expected.positions.size(); ++i) {
    ASSERT_NEAR(posed.positions.values()[i], expected.positions.values()[i], 1e-5);
  }
}

}  // namespace emoforge
