// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/representations/raw_channels_representation.h"

#include <gtest/gtest.h>

#include "core/base/error.h"
#include "tests/core/motion/motion_test_support.h"
#include "tests/support/temporary_folder.h"

namespace emoforge {
namespace {

/// A clip of one joint with three rotation channels.
std::shared_ptr<MotionClip> turning(std::vector<double> values, double frameTime = 1.0 / 60) {
  Skeleton skeleton;
  testing::addJoint(skeleton, "Hips", -1, {0, 0, 0}, "ZXY");
  auto clip = std::make_shared<MotionClip>(testing::clipOf(skeleton, values.size() / 3, frameTime));
  clip->values.values() = std::move(values);
  return clip;
}

RawChannelsRepresentation fitted(const std::vector<SamplePtr>& clips) {
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < clips.size(); ++i) ids.push_back("clip-" + std::to_string(i));
  RawChannelsRepresentation representation;
  NoProgress progress;
  representation.fit(clips, ids, progress);
  return representation;
}

}  // namespace

TEST(RawChannels, PadsWithZerosAndScalesEachFrameAndChannelAsPublished) {
  // Frame 1 of the short clip is padded: 0 there, so column 3 spans 0 … 40, column 4 spans −8 … 0.
  const auto representation = fitted({turning({10, 5, 7, 40, -8, 0}), turning({20, 5, 1})});
  std::vector<double> row(representation.dimension());
  representation.encode(*turning({20, 5, 1}), row);
  EXPECT_EQ(row, (std::vector<double>{1, 0, 0, 0, 1, 0}));
  representation.encode(*turning({10, 5, 7, 40, -8, 0}), row);
  EXPECT_EQ(row, (std::vector<double>{0, 0, 1, 1, 0, 0}));
}

TEST(RawChannels, GivesBackClipsOfTheLongestLengthWithTheirFrameTime) {
  const auto representation = fitted({turning({10, 5, 7, 40, -8, 0}), turning({20, 5, 1})});
  std::vector<double> row(6);
  representation.encode(*turning({10, 5, 7, 40, -8, 0}), row);
  const SamplePtr back = representation.decode(row, 0.0);
  EXPECT_EQ(asMotion(*back).values.values(), (std::vector<double>{10, 5, 7, 40, -8, 0}));
  EXPECT_EQ(asMotion(*back).frameTimeSeconds, 1.0 / 60);
}

TEST(RawChannels, LetsNoiseIntoChannelsThatNeverMoveAsPublished) {
  const auto representation = fitted({turning({10, 5, 7}), turning({20, 5, 1})});
  EXPECT_EQ(representation.noiseScale(), (std::vector<double>{1, 1, 1}));
  // Channel 1 is 5 in every clip; its scale is 1, so half a unit of noise is half a degree.
  EXPECT_EQ(asMotion(*representation.decode(std::vector<double>{0, 0.5, 0}, 0.0)).values(0, 1),
            5.5);
}

TEST(RawChannels, RefusesAClipOfAnotherSkeletonByName) {
  Skeleton other;
  testing::addJoint(other, "Hips", -1, {0, 0, 0}, "XYZ");
  const auto clip = std::make_shared<MotionClip>(testing::clipOf(other, 1));
  try {
    fitted({turning({1, 2, 3}), clip});
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.place().item, "clip-1");
  }
}

TEST(RawChannels, SavedAndLoadedDecodesTheSame) {
  const auto representation = fitted({turning({10, 5, 7, 40, -8, 0}), turning({20, 5, 1})});
  const testing::TemporaryFolder folder;
  ArchiveWriter writer;
  representation.save(writer, "r/");
  writer.write(folder / "file");
  RawChannelsRepresentation loaded;
  loaded.load(ArchiveReader(folder / "file"), "r/");
  const std::vector<double> row = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6};
  EXPECT_EQ(asMotion(*loaded.decode(row, 1.0)).values,
            asMotion(*representation.decode(row, 1.0)).values);
}

}  // namespace emoforge
