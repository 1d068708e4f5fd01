// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/metrics/nearest_clips.h"

#include <gtest/gtest.h>

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/metrics/copy_verdict.h"
#include "tests/core/metrics/metrics_test_support.h"

namespace emoforge {
namespace {

using testing::PersonMotion;
using testing::posedPerson;

ClipNeighbours::Clips walkers() {
  ClipNeighbours::Clips clips;
  for (const double arm : {10.0, 14.0, 22.0, 40.0, 41.0}) {
    const PersonMotion motion{.frames = static_cast<std::size_t>(40 + arm), .armDegrees = arm};
    clips.push_back(std::make_shared<const PosedClip>(posedPerson(motion)));
  }
  return clips;
}

TEST(NearestClips, RanksTheSetByDistance) {
  NoProgress progress;
  const auto clips = walkers();
  const ClipNeighbours set(clips, progress);
  const PosedClip probe = posedPerson({.frames = 62, .armDegrees = 21.0, .heading = 70.0});
  const auto ranked = set.ranked(probe);
  ASSERT_EQ(ranked.size(), 5U);
  EXPECT_EQ(ranked[0].index, 2U);
  EXPECT_EQ(ranked[1].index, 1U);
  for (std::size_t i = 1; i < ranked.size(); ++i) {
    EXPECT_LE(ranked[i - 1].match.metres, ranked[i].match.metres);
  }
  const TwoNearest two = set.nearest(probe);
  EXPECT_EQ(two.first.index, ranked[0].index);
  EXPECT_DOUBLE_EQ(two.first.match.metres, ranked[0].match.metres);
  EXPECT_DOUBLE_EQ(two.secondMetres, ranked[1].match.metres);
}

TEST(NearestClips, MeasuresEveryRealClipAgainstTheOthers) {
  NoProgress progress;
  const auto clips = walkers();
  const ClipNeighbours set(clips, progress);
  std::vector<double> expected;
  for (const auto& clip : clips) {
    // The nearest to a clip of the set is the clip itself; the second nearest is wanted.
    EXPECT_LT(set.nearest(*clip).first.match.metres, 1e-6);
    expected.push_back(set.nearest(*clip).secondMetres);
  }
  const int threads = threadCount();
  for (const int count : {1, 2}) {
    setThreadCount(count);
    EXPECT_EQ(set.realToReal(progress), expected);
  }
  setThreadCount(threads);
  EXPECT_EQ(set.realToReal(progress, 2), (std::vector<double>{expected[0], expected[3]}));
  EXPECT_TRUE(ClipNeighbours({clips[0]}, progress).realToReal(progress).empty());
  EXPECT_THROW(ClipNeighbours({}, progress), Error);
}

TEST(CopyVerdict, FollowsTheThresholds) {
  std::vector<double> real;
  for (int i = 1; i <= 200; ++i) real.push_back(0.001 * i);  // median 100.5 mm
  const auto kind = [&](double first, double second) {
    return judgeCopy(first, second, real).kind;
  };
  // 199 of 200 are farther than 1.5 mm, 198 farther than 2.5 mm, 197 farther than 3.5 mm.
  EXPECT_EQ(kind(0.0015, 0.002), CopyVerdict::Kind::Copy);
  EXPECT_EQ(kind(0.0025, 0.003), CopyVerdict::Kind::Copy);
  EXPECT_EQ(kind(0.0035, 0.004), CopyVerdict::Kind::Usual);
  EXPECT_EQ(kind(0.05, 0.151), CopyVerdict::Kind::Copy) << "three times closer than the next";
  EXPECT_EQ(kind(0.05, 0.149), CopyVerdict::Kind::Usual);
  EXPECT_EQ(kind(0.2, 0.21), CopyVerdict::Kind::Usual);
  EXPECT_EQ(kind(0.201, 0.21), CopyVerdict::Kind::Far);
  EXPECT_EQ(judgeCopy(0.1, 0.2, {}).kind, CopyVerdict::Kind::Unknown);
  const CopyVerdict close = judgeCopy(0.0025, 0.003, real);
  EXPECT_NEAR(close.realRatio, 0.0025 / 0.1005, 1e-12);
  EXPECT_DOUBLE_EQ(close.closerThanShare, 0.99);
  EXPECT_EQ(sentence(close),
            "Closer than 99 % of real clips are to each other. Likely a copy of this clip.");
  EXPECT_EQ(sentence(judgeCopy(0.0605, 0.08, real)),
            "Closer than 70 % of real clips are to each other. No sign of a copy.");
  EXPECT_EQ(judgeCopy(0.0, 0.0, real).secondRatio, 1.0);
}

}  // namespace
}  // namespace emoforge
