// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/failure_signatures.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

#include "core/base/random.h"
#include "core/motion/joint_names.h"
#include "tests/core/motion/motion_test_support.h"

namespace emoforge {
namespace {

std::vector<MotionClip> clipsOf(const std::string& label) {
  std::vector<MotionClip> clips;
  for (const auto& file : testing::sharedClips()) {
    if (file.parent_path().filename() != label) continue;
    std::vector<Notice> notices;
    clips.push_back(readBvh(file, notices));
  }
  return clips;
}

std::vector<PosedClip> posed(const std::vector<MotionClip>& clips) {
  std::vector<PosedClip> result;
  for (const auto& clip : clips) result.push_back(toPosedClip(clip));
  return result;
}

bool mentions(const std::vector<Notice>& notices, const std::string& words) {
  return std::ranges::any_of(notices, [&](const Notice& notice) {
    return notice.message.find(words) != std::string::npos && !notice.advice.empty();
  });
}

std::string all(const std::vector<Notice>& notices) {
  std::string result;
  for (const auto& notice : notices) result += notice.toString() + "\n";
  return result;
}

}  // namespace

class FailureSignatures : public ::testing::Test {
 protected:
  void SetUp() override {
    EMOFORGE_NEEDS_SHARED_DATA("body_motion_emotion");
    clips_ = clipsOf("happy");
    training_ = posed(clips_);
  }
  std::vector<MotionClip> clips_;
  std::vector<PosedClip> training_;
};

TEST_F(FailureSignatures, OtherRealClipsAreNoFailures) {
  for (const char* other : {"proud", "sad", "angry"}) {
    const auto notices = failureSignatures(posed(clipsOf(other)), training_);
    EXPECT_FALSE(mentions(notices, "Bones that change")) << all(notices);
    EXPECT_FALSE(mentions(notices, "not numbers")) << all(notices);
    EXPECT_FALSE(mentions(notices, "copies")) << all(notices);
    EXPECT_FALSE(mentions(notices, "Limbs")) << all(notices);
  }
}

TEST_F(FailureSignatures, AFrozenClipIsStaticAndACopyIsACopy) {
  MotionClip frozen = clips_[3];
  for (std::size_t t = 1; t < frozen.frames(); ++t) {
    std::ranges::copy(frozen.values.row(0), frozen.values.row(t).begin());
  }
  const auto notices = failureSignatures(posed({clips_[5], frozen}), training_);
  EXPECT_TRUE(mentions(notices, "Hardly any motion: 1 of 2 clips (number 2)")) << all(notices);
  EXPECT_TRUE(mentions(notices, "Suspected copies of training clips: 1 of 2 clips (number 1)"))
      << all(notices);
}

TEST_F(FailureSignatures, NoiseOnTheAnglesIsJitter) {
  Random random(1);
  MotionClip noisy = clips_[8];
  for (std::size_t j = 2; j < noisy.skeleton.joints.size(); ++j) {
    const Joint& joint = noisy.skeleton.joints[j];
    for (std::size_t k = 3; k < joint.channels.size(); ++k) {
      for (std::size_t t = 0; t < noisy.frames(); ++t) {
        noisy.values(t, static_cast<std::size_t>(joint.firstChannel) + k) += random.normal(0, 4.0);
      }
    }
  }
  const auto notices = failureSignatures(posed({noisy}), training_);
  EXPECT_TRUE(mentions(notices, "Jitter: 1 of 1 clips")) << all(notices);
  EXPECT_FALSE(mentions(notices, "Bones that change")) << all(notices);
}

TEST_F(FailureSignatures, FusedLegsAndGrowingBonesAreFound) {
  PosedClip fused = training_[8];
  const BodyMap body(fused);
  PosedClip grown = training_[8];
  for (std::size_t t = 0; t < fused.frames(); ++t) {
    for (const JointRole role : {JointRole::LowerLeg, JointRole::Foot, JointRole::Toes}) {
      const auto left = static_cast<std::size_t>(body.find(role, BodySide::Left));
      const auto right = static_cast<std::size_t>(body.find(role, BodySide::Right));
      for (std::size_t k = 0; k < 3; ++k)
        fused.positions(t, left, k) = fused.positions(t, right, k);
    }
    const auto hand = static_cast<std::size_t>(body.find(JointRole::Hand, BodySide::Left));
    if (t > 10) grown.positions(t, hand, 1) += 0.3f;
  }
  const auto notices = failureSignatures(std::vector<PosedClip>{fused, grown}, training_);
  EXPECT_TRUE(mentions(notices, "Limbs that run through each other")) << all(notices);
  EXPECT_TRUE(mentions(notices, "Bones that change their length")) << all(notices);
}

TEST_F(FailureSignatures, PositionsThatAreNoNumbersAreAnError) {
  PosedClip broken = training_[0];
  broken.positions(3, 4, 1) = std::numeric_limits<float>::quiet_NaN();
  const auto notices = failureSignatures(std::vector<PosedClip>{broken}, training_);
  ASSERT_EQ(notices.size(), 1u) << all(notices);
  EXPECT_EQ(notices[0].severity, Notice::Severity::Error);
  EXPECT_TRUE(failureSignatures({}, training_).empty());
  EXPECT_TRUE(failureSignatures(training_, {}).empty());
}

}  // namespace emoforge
