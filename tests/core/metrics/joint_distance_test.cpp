// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/joint_distance.h"

#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/metrics/frame_distance.h"
#include "tests/core/metrics/metrics_test_support.h"

namespace emoforge {
namespace {

using testing::movedClip;
using testing::partOf;
using testing::posedChain;
using testing::posedPerson;

constexpr double kMicrometre = 1e-6;

TEST(JointDistance, IsZeroForAClipMovedTurnedOrLifted) {
  const PosedClip clip = posedPerson({.frames = 50, .heading = 20.0});
  // facts/metrics.md 14, 10: moved by (3, 4, 0), zero with the roots together.
  for (const PosedClip& other :
       {movedClip(clip, 0.0, {3, 4, 0}), movedClip(clip, 2.5, {1, 0, 2})}) {
    EXPECT_LT(meanJointDistance(poseSeries(clip), poseSeries(other)), kMicrometre);
  }
}

TEST(JointDistance, CountsEveryJointButEndSites) {
  const auto straight = [](int, int joint) { return Eigen::Vector3d(0, 1.0 + 0.3 * joint, 0); };
  const auto bent = [&](int t, int joint) {
    return Eigen::Vector3d(straight(t, joint) + (joint == 2 ? Eigen::Vector3d(0.03, 0, 0.04)
                                                            : Eigen::Vector3d(0, 0, 0)));
  };
  const PosedClip a = posedChain(10, straight);
  PosedClip b = posedChain(10, bent);
  // One of four joints is 50 mm away.
  EXPECT_NEAR(meanJointDistance(poseSeries(a), poseSeries(b)), 0.0125, kMicrometre);
  PosedClip shorter = a;
  shorter.endSites[3] = b.endSites[3] = true;
  EXPECT_NEAR(meanJointDistance(poseSeries(shorter), poseSeries(b)), 0.05 / 3, kMicrometre);
}

// def clip(n, f): t = np.arange(n)[:,None]; j = np.arange(4)[None,:]; return np.stack(
//   [0.1*np.sin(0.2*t+j+f), 1-0.2*j+0*t, 0.05*np.cos(0.1*t*j+f)], -1)
// a = clip(20, 0); b = clip(13, 0.7); a -= a[:,:1]; b -= b[:,:1]; b by np.interp at
// np.linspace(0, 12, 20); np.linalg.norm(a - b, axis=-1).mean()
TEST(JointDistance, StretchesTheShorterClip) {
  const auto chain = [](double phase) {
    return [phase](int t, int j) {
      return Eigen::Vector3d(0.1 * std::sin(0.2 * t + j + phase), 1.0 - 0.2 * j,
                             0.05 * std::cos(0.1 * t * j + phase));
    };
  };
  const PoseSeries a = poseSeries(posedChain(20, chain(0.0)));
  const PoseSeries b = poseSeries(posedChain(13, chain(0.7)));
  EXPECT_NEAR(meanJointDistance(a, b), 0.03496877623788018, kMicrometre);
  EXPECT_NEAR(meanJointDistance(b, a), 0.03496877623788018, kMicrometre);
}

TEST(JointDistance, FindsACopyThatBeginsLaterOrIsMirrored) {
  const PosedClip clip = posedPerson({.frames = 60, .armDegrees = 40.0, .phase = 0.3});
  const ComparedClip early(poseSeries(partOf(clip, 0, 50)));
  const ComparedClip late(poseSeries(partOf(clip, 7, 50)));
  const PoseMatch shifted = closestMatch(early.own, late);
  // The hips turn by 4° in a step, so the first frames do not face quite the same way.
  EXPECT_LT(shifted.metres, 0.01);
  EXPECT_NEAR(shifted.shiftSeconds, 7.0 / 30.0, 1e-9);
  EXPECT_FALSE(shifted.mirrored);
  EXPECT_GT(meanJointDistance(early.own, late.own), 0.05);

  PoseSeries reflected = early.own;
  reflected.positions[0] = -reflected.positions[0];
  for (auto& name : reflected.joints) {
    const bool left = name.starts_with("Left");
    if (left || name.starts_with("Right"))
      name = (left ? "Right" : "Left") + name.substr(left ? 4 : 5);
  }
  PoseSeries ordered = reflected;
  for (std::size_t j = 0; j < early.own.joints.size(); ++j) {
    const auto from = std::ranges::find(reflected.joints, early.own.joints[j]);
    for (std::size_t k = 0; k < 3; ++k) {
      ordered.positions[k].row(static_cast<Eigen::Index>(j)) =
          reflected.positions[k].row(from - reflected.joints.begin());
    }
  }
  ordered.joints = early.own.joints;
  const PoseMatch seen = closestMatch(early.own, ComparedClip(ordered));
  EXPECT_LT(seen.metres, kMicrometre);
  EXPECT_TRUE(seen.mirrored);
}

TEST(JointDistance, GivesUpWhereTheLimitCannotBeReached) {
  const ComparedClip a(poseSeries(posedPerson({.armDegrees = 40.0})));
  const ComparedClip b(poseSeries(posedPerson({.armDegrees = 10.0})));
  const double metres = closestMatch(a.own, b).metres;
  EXPECT_DOUBLE_EQ(closestMatch(a.own, b, 1.001 * metres).metres, metres);
  EXPECT_TRUE(std::isinf(closestMatch(a.own, b, 0.999 * metres).metres));
}

TEST(JointDistance, NamesTheJointThatIsMissing) {
  const PosedClip clip = posedPerson({});
  const std::vector<std::string> joints = {"Hips", "Tail"};
  try {
    poseSeries(clip, joints);
    FAIL();
  } catch (const Error& error) {
    EXPECT_NE(std::string(error.what()).find("\"Tail\""), std::string::npos);
  }
}

TEST(FrameDistance, IsThatOfTheDrawnFiguresWithTheirHipsTogether) {
  const auto straight = [](int t, int joint) {
    return Eigen::Vector3d(0.1 * t, 1.0 + 0.3 * joint, 0);
  };
  const PosedClip a = posedChain(5, straight);
  // Turned by a quarter, far away, and the third joint 50 mm off.
  PosedClip b = movedClip(a, 0.5 * kPi, {3, 0, 4});
  for (std::size_t t = 0; t < 5; ++t) b.positions(t, 2, 1) += 0.05F;
  const FrameDistance distance(a, b, -0.5 * kPi);
  ASSERT_EQ(distance.joints().size(), 4U);
  const std::vector<double> metres = distance.at(1.5, 3.25);
  for (std::size_t j = 0; j < 4; ++j) EXPECT_NEAR(metres[j], j == 2 ? 0.05 : 0.0, kMicrometre);
  // Hips stay together however far the clips are apart in time.
  EXPECT_NEAR(distance.at(-3.0, 99.0)[2], 0.05, kMicrometre);
}

}  // namespace
}  // namespace emoforge
