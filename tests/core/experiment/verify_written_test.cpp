// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/verify_written.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/base/files.h"
#include "core/experiment/catalogues.h"
#include "core/experiment/convert.h"
#include "core/motion/bvh_writer.h"
#include "core/motion/joint_positions_csv.h"
#include "tests/support/temporary_folder.h"

namespace emoforge {
namespace {

using testing::TemporaryFolder;

/// Two arms on a root, the joints not in the order in which a BVH file has them.
MotionClip arms() {
  MotionClip clip;
  const auto add = [&](const char* name, int parent, bool end) {
    Joint joint;
    joint.name = name;
    joint.parent = parent;
    joint.offset = {0.1, 1.0 / 3.0, -0.7};
    joint.endSite = end;
    if (parent < 0) joint.channels = {Channel::XPosition, Channel::YPosition, Channel::ZPosition};
    if (!end) {
      for (const Channel channel : {Channel::ZRotation, Channel::XRotation, Channel::YRotation})
        joint.channels.push_back(channel);
    }
    joint.firstChannel = static_cast<int>(clip.skeleton.channelCount());
    clip.skeleton.joints.push_back(joint);
  };
  add("Root", -1, false);
  add("LeftArm", 0, false);
  add("RightArm", 0, false);
  add("LeftArm_end", 1, true);
  add("RightArm_end", 2, true);
  clip.frameTimeSeconds = 1.0 / 60.0;
  clip.values = DoubleArray({5, clip.skeleton.channelCount()});
  for (std::size_t t = 0; t < 5; ++t) {
    for (std::size_t c = 0; c < clip.skeleton.channelCount(); ++c)
      clip.values(t, c) = 40.0 * std::sin(0.3 * static_cast<double>(t * 12 + c));
  }
  return clip;
}

/// The file with its last digit 7, 8 or 9 made another.
void spoil(const std::filesystem::path& file) {
  std::string content = readFile(file);
  const std::size_t at = content.find_last_of("789");
  content[at] = content[at] == '7' ? '8' : '7';
  writeFileSafely(file, content);
}

}  // namespace

TEST(VerifyWritten, AcceptsWhatTheWritersWrote) {
  const TemporaryFolder folder;
  const MotionClip clip = arms();
  writeBvh(clip, folder / "a.bvh");
  writeJointPositionsCsv(clip, folder / "a.csv");
  EXPECT_TRUE(verifyWritten(clip, "bvh", folder / "a.bvh"));
  EXPECT_TRUE(verifyWritten(clip, "joint-positions", folder / "a.csv"));
}

TEST(VerifyWritten, FindsOneWrongDigit) {
  const TemporaryFolder folder;
  const MotionClip clip = arms();
  writeBvh(clip, folder / "a.bvh");
  writeJointPositionsCsv(clip, folder / "a.csv");
  for (const auto& [format, name] : {std::pair{"bvh", "a.bvh"}, {"joint-positions", "a.csv"}}) {
    spoil(folder / name);
    try {
      verifyWritten(clip, format, folder / name);
      FAIL() << format;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::Failure);
      EXPECT_EQ(error.place().file, folder / name);
      EXPECT_NE(error.problem().find("frame 4"), std::string::npos) << error.problem();
    }
  }
}

TEST(VerifyWritten, FindsAnotherClip) {
  const TemporaryFolder folder;
  MotionClip clip = arms();
  writeBvh(clip, folder / "a.bvh");
  clip.frameTimeSeconds = 1.0 / 30.0;
  EXPECT_THROW(verifyWritten(clip, "bvh", folder / "a.bvh"), Error);
  clip = arms();
  clip.skeleton.joints[1].offset.x() += 1e-12;
  EXPECT_THROW(verifyWritten(clip, "bvh", folder / "a.bvh"), Error);
}

TEST(Convert, WritesTheChosenClipsOnly) {
  const TemporaryFolder folder;
  DemoRequest request;
  request.folder = folder / "demo";
  request.perClass = 2;
  NoProgress progress;
  registry().demos.create("body-motion")->write(request, progress);
  const Dataset data = Dataset::open(folder / "demo", registry().formats);
  const Dataset chosen = data.subset({data.items()[0].id, data.items().back().id});
  EXPECT_EQ(convertDataset(chosen, "bvh", folder / "out", progress), 2U);
  const Dataset again = Dataset::open(folder / "out", registry().formats);
  ASSERT_EQ(again.items().size(), 2U);
  EXPECT_EQ(toBvhText(asMotion(*again.load(again.items()[0]))),
            toBvhText(asMotion(*data.load(data.items()[0]))));
}

}  // namespace emoforge
