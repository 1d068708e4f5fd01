// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/near_duplicates.h"

#include <gtest/gtest.h>

#include "core/base/random.h"
#include "core/motion/alignment.h"
#include "core/motion/mirroring.h"
#include "tests/support/simple_person.h"

namespace emoforge {
namespace {

using testing::PersonMotion;
using testing::walkingPerson;

PoseSeries seriesOf(const MotionClip& clip) {
  return bodyFixedSeries(toPosedClip(clip));
}

MotionClip laterBy(const MotionClip& clip, std::size_t frames) {
  MotionClip cut = clip;
  const std::size_t channels = clip.values.extent(1);
  const auto& values = clip.values.values();
  cut.values = DoubleArray(
      {clip.frames() - frames, channels},
      std::vector<double>(values.begin() + static_cast<std::ptrdiff_t>(frames * channels),
                          values.end()));
  return cut;
}

/// A walk with movements that never come again.
MotionClip unevenWalk(std::uint64_t seed) {
  MotionClip clip = *walkingPerson({.frames = 60, .heading = 30.0});
  Random random(seed);
  for (const char* joint : {"LeftArm", "RightArm", "LeftUpLeg", "RightUpLeg"}) {
    const auto& channels =
        clip.skeleton.joints[static_cast<std::size_t>(clip.skeleton.find(joint))];
    const double tempo = random.uniform(1.0, 3.0);
    const double start = random.uniform(0.0, 6.0);
    for (std::size_t t = 0; t < clip.frames(); ++t) {
      const double seconds = static_cast<double>(t) / 30.0;
      clip.values(t, static_cast<std::size_t>(channels.firstChannel)) +=
          20.0 * std::sin(start + tempo * seconds + tempo * seconds * seconds);
    }
  }
  return clip;
}

TEST(NearDuplicates, FindsAShiftedClipWhereverItStandsAndFaces) {
  const MotionClip clip = unevenWalk(1);
  MotionClip moved = laterBy(clip, 9);
  moveRigidly(moved, motionRoot(moved), 1.1, {30, 0, -200});
  const NearDuplicate match = largestCorrelation(seriesOf(clip), seriesOf(moved));
  EXPECT_GT(match.correlation, 0.9999);
  EXPECT_NEAR(match.shiftSeconds, 0.3, 1e-9);
  EXPECT_FALSE(match.mirrored);
}

TEST(NearDuplicates, FindsAMirroredClip) {
  const MotionClip clip = unevenWalk(2);
  const NearDuplicate match = largestCorrelation(seriesOf(clip), seriesOf(mirrored(clip)));
  EXPECT_GT(match.correlation, 0.9999);
  EXPECT_NEAR(match.shiftSeconds, 0.0, 1e-9);
  EXPECT_TRUE(match.mirrored);
}

TEST(NearDuplicates, LooksNoFartherThanHalfASecondAndAtNothingThatStands) {
  const MotionClip clip = unevenWalk(3);
  const PoseSeries whole = seriesOf(clip);
  EXPECT_GT(largestCorrelation(whole, seriesOf(laterBy(clip, 15))).correlation, 0.9999);
  EXPECT_LT(largestCorrelation(whole, seriesOf(laterBy(clip, 22))).correlation, 0.99);
  const MotionClip still = testing::clipOf(testing::personSkeleton(), 30);
  EXPECT_EQ(largestCorrelation(seriesOf(still), seriesOf(still)).correlation, 0.0);
}

TEST(NearDuplicates, NamesThePairsOfASetAndNoOthers) {
  std::vector<PoseSeries> clips;
  for (std::uint64_t i = 0; i < 6; ++i) clips.push_back(seriesOf(unevenWalk(10 + i)));
  clips.push_back(seriesOf(laterBy(unevenWalk(12), 4)));
  clips.push_back(seriesOf(mirrored(laterBy(unevenWalk(14), 7))));
  NoProgress progress;
  const auto pairs = nearDuplicates(clips, progress);
  ASSERT_EQ(pairs.size(), 2u);
  EXPECT_EQ(pairs[0].first, 2u);
  EXPECT_EQ(pairs[0].second, 6u);
  EXPECT_EQ(pairs[1].first, 4u);
  EXPECT_EQ(pairs[1].second, 7u);
  EXPECT_TRUE(pairs[1].mirrored);
}

}  // namespace
}  // namespace emoforge
