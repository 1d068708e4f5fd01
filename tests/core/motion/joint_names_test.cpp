// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/joint_names.h"

#include <gtest/gtest.h>

#include <map>

#include "tests/core/motion/motion_test_support.h"

namespace emoforge {
namespace {

using Names = std::vector<std::string>;

std::map<std::string, std::string> rolesOf(const Names& names) {
  const auto roles = jointRoles(names);
  std::map<std::string, std::string> result;
  for (std::size_t i = 0; i < names.size(); ++i) result[names[i]] = roleName(roles[i]);
  return result;
}

}  // namespace

TEST(JointNames, SidesOfAllSpellings) {
  for (const char* left : {"LeftArm", "UpperArm_L", "Bip01 L Thigh", "lhand", "leftupleg", "lfemur",
                           "shoulder.L", "mixamorig:LeftToeBase", "LHipJoint", "lShldr", "HandLeft",
                           "l_foot", "LeftHandThumb1", "LEFT_KNEE", "Hand_L_end"}) {
    EXPECT_EQ(bodySide(left), BodySide::Left) << left;
  }
  for (const char* right : {"RightForeArm", "Toes_R", "rradius", "RThumb", "kneeright", "hand_r"}) {
    EXPECT_EQ(bodySide(right), BodySide::Right) << right;
  }
  for (const char* centre : {"Hips", "LowerBack", "root", "joint_Root", "Spine1", "Head", "ribs",
                             "lowerneck", "thorax", "Reference", "mixamorig:Neck", "leg", ""}) {
    EXPECT_EQ(bodySide(centre), BodySide::Centre) << centre;
  }
}

TEST(JointNames, PartnersKeepTheSpelling) {
  EXPECT_EQ(partnerName("mixamorig:LeftHandThumb1"), "mixamorig:RightHandThumb1");
  EXPECT_EQ(partnerName("UpperArm_R"), "UpperArm_L");
  EXPECT_EQ(partnerName("RHipJoint"), "LHipJoint");
  EXPECT_EQ(partnerName("lhand"), "rhand");
  EXPECT_EQ(partnerName("LEFT_KNEE"), "RIGHT_KNEE");
  EXPECT_EQ(partnerName("Hand_L_end"), "Hand_R_end");
  EXPECT_EQ(partnerName("Head"), "");
}

TEST(JointNames, RolesOfTheBandaiSkeleton) {
  const auto roles =
      rolesOf({"joint_Root", "Hips", "Spine", "Chest", "Neck", "Head", "Shoulder_L", "UpperArm_L",
               "LowerArm_L", "Hand_L", "UpperLeg_R", "LowerLeg_R", "Foot_R", "Toes_R"});
  const std::map<std::string, std::string> expected{{"joint_Root", "root"},
                                                    {"Hips", "hips"},
                                                    {"Spine", "spine"},
                                                    {"Chest", "spine"},
                                                    {"Neck", "neck"},
                                                    {"Head", "head"},
                                                    {"Shoulder_L", "shoulder"},
                                                    {"UpperArm_L", "upper-arm"},
                                                    {"LowerArm_L", "lower-arm"},
                                                    {"Hand_L", "hand"},
                                                    {"UpperLeg_R", "upper-leg"},
                                                    {"LowerLeg_R", "lower-leg"},
                                                    {"Foot_R", "foot"},
                                                    {"Toes_R", "toes"}};
  EXPECT_EQ(roles, expected);
}

TEST(JointNames, TheCompanyDecidesWhereAWordHasTwoMeanings) {
  // MotionBuilder: the shoulder is the collar bone.
  EXPECT_EQ(rolesOf({"LeftShoulder", "LeftArm", "LeftForeArm"}).at("LeftShoulder"), "shoulder");
  // Poser, BVA: beside a collar the shoulder is the upper arm, hip, knee, ankle the leg.
  const auto poser = rolesOf(
      {"LeftCollar", "LeftShoulder", "LeftElbow", "LeftWrist", "LeftHip", "LeftKnee", "LeftAnkle"});
  EXPECT_EQ(poser.at("LeftCollar"), "shoulder");
  EXPECT_EQ(poser.at("LeftShoulder"), "upper-arm");
  EXPECT_EQ(poser.at("LeftElbow"), "lower-arm");
  EXPECT_EQ(poser.at("LeftWrist"), "hand");
  EXPECT_EQ(poser.at("LeftHip"), "upper-leg");
  EXPECT_EQ(poser.at("LeftKnee"), "lower-leg");
  EXPECT_EQ(poser.at("LeftAnkle"), "foot");
  // Kinect, SMPL: the foot beyond an ankle is the toes, the hand beyond a wrist is none.
  const auto kinect = rolesOf({"AnkleRight", "FootRight", "WristRight", "HandRight"});
  EXPECT_EQ(kinect.at("AnkleRight"), "foot");
  EXPECT_EQ(kinect.at("FootRight"), "toes");
  EXPECT_EQ(kinect.at("HandRight"), "finger");
  // CMU: a hip joint above an upper leg is none of ours.
  const auto cmu = rolesOf({"Hips", "LHipJoint", "LeftUpLeg", "LeftLeg", "LowerBack", "Neck1"});
  EXPECT_EQ(cmu.at("LHipJoint"), "unknown");
  EXPECT_EQ(cmu.at("LeftUpLeg"), "upper-leg");
  EXPECT_EQ(cmu.at("LeftLeg"), "lower-leg");
  EXPECT_EQ(cmu.at("LowerBack"), "spine");
  EXPECT_EQ(cmu.at("Neck1"), "neck");
}

TEST(JointNames, RealFilesHaveTheWholeBody) {
  EMOFORGE_NEEDS_SHARED_DATA("bvh_odd");
  for (const char* file :
       {"01_names_with_colon_tabs", "02_crlf_tab_after_frames", "03_sci_notation_motion",
        "07_yxz_order_crlf_space_indent", "09_mixed_line_ends_dt_without_leading_zero",
        "10_all_6_channels_sci_offsets_2_frames", "11_root_above_hips_all_6_channels_sci",
        "13_cmu_skeleton_cc0_jump"}) {
    const MotionClip clip = testing::readShared("bvh_odd/" + std::string(file) + ".bvh");
    const BodyMap body(clip.skeleton);
    EXPECT_GE(body.find(JointRole::Hips), 0) << file;
    EXPECT_GE(body.find(JointRole::Head), 0) << file;
    for (const JointRole role : {JointRole::UpperArm, JointRole::LowerArm, JointRole::Hand,
                                 JointRole::UpperLeg, JointRole::LowerLeg, JointRole::Foot}) {
      const int left = body.find(role, BodySide::Left);
      const int right = body.find(role, BodySide::Right);
      ASSERT_GE(left, 0) << file << " " << roleName(role);
      EXPECT_EQ(mirrorPartners(clip.skeleton)[static_cast<std::size_t>(left)], right) << file;
    }
  }
}

}  // namespace emoforge
