// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/joint_series.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/motion/rotations.h"
#include "tests/support/simple_person.h"

namespace emoforge {
namespace {

using testing::addJoint;
using testing::clipOf;
using testing::walkingPerson;

std::vector<JointSeries> seriesOf(const MotionClip& clip, const SeriesChoice& choice) {
  return jointSeries(clip, toPosedClip(clip), choice);
}

TEST(JointSeries, KneeFlexionIsTheAngleThatTheShankIsTurnedBy) {
  const auto person = walkingPerson({.heading = 35.0});
  const auto both = seriesOf(*person, {SeriesKind::Flexion, "knee", BodySide::Centre});
  ASSERT_EQ(both.size(), 2U);
  EXPECT_EQ(both[0].name, "left");
  EXPECT_EQ(both[0].unit, "°");
  ASSERT_EQ(both[0].values.size(), person->frames());
  for (std::size_t t = 0; t < person->frames(); ++t) {
    const double swing = std::sin(2.0 * kPi * static_cast<double>(t) / 30.0);
    EXPECT_NEAR(both[0].values[t], 20.0 + 10.0 * swing, 1e-3);
    EXPECT_NEAR(both[1].values[t], 20.0 - 10.0 * swing, 1e-3);
  }
  const auto right = seriesOf(*person, {SeriesKind::Flexion, "knee", BodySide::Right});
  ASSERT_EQ(right.size(), 1U);
  EXPECT_EQ(right[0].values, both[1].values);
}

TEST(JointSeries, LeavesOutLimbsThatTheSkeletonLacks) {
  const auto person = walkingPerson({});  // arms without an elbow
  EXPECT_TRUE(seriesOf(*person, {SeriesKind::Flexion, "elbow", BodySide::Left}).empty());
  EXPECT_TRUE(seriesOf(*person, {SeriesKind::Speed, "Tail", BodySide::Centre}).empty());
  for (const SeriesChoice& choice : seriesChoices(*person, toPosedClip(*person))) {
    EXPECT_FALSE(seriesOf(*person, choice).empty()) << choice.id();
    EXPECT_NE(choice.joint, "elbow");
  }
}

TEST(JointSeries, AnglesComeInFileOrderAndRunOnOverAHalfTurn) {
  Skeleton skeleton;
  addJoint(skeleton, "Root", -1, {0, 0, 0}, "ZXY", true);
  MotionClip clip = clipOf(skeleton, 5);
  const double turns[] = {150, 170, -170, -150, -130};  // file's angles wrap after the second
  for (std::size_t t = 0; t < 5; ++t) {
    clip.values(t, 3) = static_cast<double>(t);
    clip.values(t, 5) = turns[t];
  }
  const auto angles = seriesOf(clip, {SeriesKind::Angles, "Root"});
  ASSERT_EQ(angles.size(), 3U);
  EXPECT_EQ(angles[0].name + angles[1].name + angles[2].name, "ZXY");
  EXPECT_EQ(angles[0].values, (std::vector<double>{0, 1, 2, 3, 4}));
  EXPECT_EQ(angles[2].values, (std::vector<double>{150, 170, 190, 210, 230}));
  EXPECT_EQ(seriesTitle({SeriesKind::Angles, "Root"}, clip), "Root, local Euler ZXY");
}

/// A point on a circle of 0.5 m: the chord over two steps is 2 r sin(ωΔt) long, over one step
/// 2 r sin(ωΔt/2).
TEST(JointSeries, SpeedIsTheCentralDifference) {
  Skeleton skeleton;
  addJoint(skeleton, "Root", -1, {0, 0, 0}, "Y", true);
  const double step = 1.0 / 25;
  MotionClip clip = clipOf(skeleton, 9, step);
  clip.space = {UpAxis::Y, LengthUnit::Centimetre, false, false};
  const double turn = 0.3;
  for (std::size_t t = 0; t < clip.frames(); ++t) {
    clip.values(t, 0) = 50.0 * std::cos(turn * static_cast<double>(t));
    clip.values(t, 2) = 50.0 * std::sin(turn * static_cast<double>(t));
  }
  const auto speed = seriesOf(clip, {SeriesKind::Speed, "Root"});
  ASSERT_EQ(speed.size(), 1U);
  EXPECT_EQ(speed[0].unit, "m/s");
  for (std::size_t t = 1; t + 1 < clip.frames(); ++t) {
    EXPECT_NEAR(speed[0].values[t], 0.5 * std::sin(turn) / step, 1e-5);
  }
  EXPECT_NEAR(speed[0].values.front(), std::sin(turn / 2) / step, 1e-5);
  EXPECT_NEAR(speed[0].values.back(), std::sin(turn / 2) / step, 1e-5);
}

TEST(JointSeries, PositionsAreMetresWithYUp) {
  Skeleton skeleton;
  addJoint(skeleton, "Root", -1, {0, 0, 0}, "Y", true);
  MotionClip clip = clipOf(skeleton, 1);
  clip.space = {UpAxis::Z, LengthUnit::Centimetre, false, false};
  clip.values(0, 0) = 100;
  clip.values(0, 1) = 200;
  clip.values(0, 2) = 300;
  const auto places = seriesOf(clip, {SeriesKind::Position, "Root"});
  ASSERT_EQ(places.size(), 3U);
  EXPECT_NEAR(places[0].values[0], 1.0, 1e-6);
  EXPECT_NEAR(places[1].values[0], 3.0, 1e-6);
  EXPECT_NEAR(places[2].values[0], -2.0, 1e-6);
  EXPECT_EQ(seriesOf(clip, {SeriesKind::Speed, "Root"})[0].values, std::vector<double>{0.0});
}

}  // namespace
}  // namespace emoforge
