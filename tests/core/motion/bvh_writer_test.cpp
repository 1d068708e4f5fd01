// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/bvh_writer.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

#include "core/base/files.h"
#include "core/base/random.h"
#include "core/motion/bvh_format.h"
#include "core/motion/bvh_reader.h"
#include "tests/core/motion/bvh_examples.h"
#include "tests/support/temporary_folder.h"

namespace emoforge {
namespace {

MotionClip parse(const std::string& text) {
  std::vector<Notice> notices;
  MotionClip clip = parseBvh(text, "made.bvh", notices);
  EXPECT_TRUE(notices.empty()) << notices[0].toString();
  return clip;
}

/// Same bits everywhere, so that −0 counts too.
void expectSameClip(const MotionClip& a, const MotionClip& b) {
  EXPECT_TRUE(a.skeleton.sameStructure(b.skeleton));
  for (std::size_t i = 0; i < a.skeleton.joints.size(); ++i) {
    EXPECT_EQ(a.skeleton.joints[i].offset, b.skeleton.joints[i].offset);
    EXPECT_EQ(a.skeleton.joints[i].firstChannel, b.skeleton.joints[i].firstChannel);
  }
  EXPECT_EQ(a.frameTimeSeconds, b.frameTimeSeconds);
  ASSERT_EQ(a.values.shape(), b.values.shape());
  EXPECT_EQ(std::memcmp(a.values.data(), b.values.data(), a.values.size() * sizeof(double)), 0);
}

std::string refusalOf(const MotionClip& clip) {
  try {
    toBvhText(clip);
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::Failure);
    return error.problem();
  }
  return {};
}

}  // namespace

TEST(BvhWriter, EveryRealFileComesBackBitForBit) {
  EMOFORGE_NEEDS_SHARED_DATA("bvh_odd");
  std::size_t compared = 0;
  for (const char* folder : {"bvh_odd", "body_motion_emotion"}) {
    for (const auto& file : testing::sharedBvhFiles(folder)) {
      SCOPED_TRACE(file.filename().string());
      std::vector<Notice> notices;
      MotionClip clip;
      try {
        clip = readBvh(file, notices);
      } catch (const Error&) {
        continue;
      }
      expectSameClip(parse(toBvhText(clip)), clip);
      ++compared;
    }
  }
  EXPECT_EQ(compared, 13u + 64u);
}

TEST(BvhWriter, AnyDoubleReadsBackEqual) {
  MotionClip clip = parse(testing::kSmallBvh);
  Random random(5);
  clip.values = DoubleArray({20'000, 9});
  for (double& value : clip.values.values()) {
    do {
      value = std::bit_cast<double>(random.next());
    } while (!std::isfinite(value));
  }
  clip.values(0, 0) = -0.0;
  clip.values(0, 1) = std::numeric_limits<double>::denorm_min();
  clip.values(0, 2) = -std::numeric_limits<double>::max();
  clip.frameTimeSeconds = 1.0 / 29.97;
  expectSameClip(parse(toBvhText(clip)), clip);
}

// The layout that Blender's importer reads: each keyword on a line of its own, CHANNELS behind
// OFFSET at every joint, a row per line.
TEST(BvhWriter, TheTextIsTheUsualLayout) {
  const std::string text =
      "HIERARCHY\nROOT Hips of Zoë\n{\n\tOFFSET 0 1.5 -2e-07\n"
      "\tCHANNELS 6 Xposition Yposition Zposition Zrotation Xrotation Yrotation\n"
      "\tJOINT Leaf\n\t{\n\t\tOFFSET 1 0 0\n\t\tCHANNELS 0\n\t}\n"
      "\tJOINT Head\n\t{\n\t\tOFFSET 0 1 0\n\t\tCHANNELS 1 Yposition\n"
      "\t\tEnd Site\n\t\t{\n\t\t\tOFFSET 0 1 0\n\t\t}\n\t}\n}\n"
      "MOTION\nFrames: 2\nFrame Time: 0.0333333\n0 1 2 3 -0 5.25 6\n1 1 2 3 4 5 1e-07\n";
  EXPECT_EQ(toBvhText(parse(text)), text);
}

TEST(BvhWriter, ColumnsFollowJointsThatAreNotDepthFirst) {
  MotionClip clip;
  const auto joint = [](const char* name, int parent, int column) {
    Joint made;
    made.name = name;
    made.parent = parent;
    made.channels = {Channel::XRotation};
    made.firstChannel = column;
    return made;
  };
  clip.skeleton.joints = {joint("root", -1, 0), joint("left", 0, 1), joint("right", 0, 2),
                          joint("left hand", 1, 3)};
  clip.values = DoubleArray({1, 4}, std::vector<double>{10, 11, 12, 13});
  const MotionClip back = parse(toBvhText(clip));
  ASSERT_EQ(back.skeleton.joints.size(), 4u);
  EXPECT_EQ(back.skeleton.joints[2].name, "left hand");
  EXPECT_EQ(back.values.values(), (std::vector<double>{10, 11, 13, 12}));
}

TEST(BvhWriter, NamesThatWouldBreakTheFormatAreMadeSafe) {
  MotionClip clip = parse(testing::kSmallBvh);
  clip.skeleton.joints[1].name = "a{b\nc";
  EXPECT_EQ(parse(toBvhText(clip)).skeleton.joints[1].name, "a_b_c");
}

TEST(BvhWriter, ClipsThatNoReaderWouldTakeAreRefused) {
  const MotionClip good = parse(testing::kSmallBvh);
  MotionClip clip = good;
  clip.values(1, 7) = std::nan("");
  EXPECT_EQ(refusalOf(clip), "Frame 2 has a value that is not a finite number.");
  clip = good;
  clip.skeleton.joints[1].offset.x() = HUGE_VAL;
  EXPECT_NE(refusalOf(clip), "");
  clip = good;
  clip.values = DoubleArray({3, 8});
  EXPECT_NE(refusalOf(clip), "");
  clip = good;
  clip.values = DoubleArray({0, 9});
  EXPECT_NE(refusalOf(clip), "");
  clip = good;
  clip.skeleton.joints[1].parent = -1;
  EXPECT_NE(refusalOf(clip), "");
  clip = good;
  clip.frameTimeSeconds = 0.0;
  EXPECT_NE(refusalOf(clip), "");
}

TEST(BvhWriter, AnUnwritableFolderIsTold) {
  const testing::TemporaryFolder folder;
  EXPECT_THROW(writeBvh(parse(testing::kSmallBvh), folder / "absent" / "clip.bvh"), Error);
}

TEST(BvhFormat, LoadsWithDeclaredOrGuessedSpaceAndWritesBack) {
  EMOFORGE_NEEDS_SHARED_DATA("bvh_odd");
  const auto format = makeBvhFormat();
  const auto file = testing::sharedData() / "bvh_odd" / "11_root_above_hips_all_6_channels_sci.bvh";
  const ItemSummary summary = format->summarise(file);
  EXPECT_EQ(summary.frames, 90u);
  EXPECT_EQ(summary.joints, 22u);
  EXPECT_EQ(summary.channels, 132u);
  EXPECT_EQ(summary.frameTimeSeconds, 0.0333333);

  std::vector<Notice> notices;
  const SamplePtr guessed = format->load(file, {}, notices);
  EXPECT_EQ(asMotion(*guessed).space.unit, LengthUnit::Centimetre);
  EXPECT_TRUE(asMotion(*guessed).space.unitGuessed);
  EXPECT_EQ(asMotion(*guessed).space.up, UpAxis::Y);
  EXPECT_EQ(format->summarise(*guessed).unit, "cm (guessed)");
  EXPECT_EQ(format->summarise(*guessed).structure, summary.structure);

  ParameterSet options(bvhImportOptions());
  options.setFromText("unit", "inch");
  options.setFromText("up-axis", "z");
  const SamplePtr declared = format->load(file, options, notices);
  EXPECT_EQ(asMotion(*declared).space.unit, LengthUnit::Inch);
  EXPECT_FALSE(asMotion(*declared).space.unitGuessed);
  EXPECT_EQ(asMotion(*declared).space.up, UpAxis::Z);
  EXPECT_FALSE(asMotion(*declared).space.upGuessed);

  const testing::TemporaryFolder folder;
  format->write(*declared, folder / "copy.bvh");
  expectSameClip(asMotion(*format->load(folder / "copy.bvh", {}, notices)), asMotion(*guessed));
  EXPECT_TRUE(notices.empty());
}

TEST(BvhFormat, StructureTellsSkeletonsApart) {
  const testing::TemporaryFolder folder;
  const auto structureOf = [&](const std::string& text) {
    writeFileSafely(folder / "clip.bvh", text);
    return makeBvhFormat()->summarise(folder / "clip.bvh").structure;
  };
  const std::string usual = structureOf(testing::kSmallBvh);
  EXPECT_EQ(structureOf(testing::replaced(testing::kSmallBvh, "OFFSET 0 12 0", "OFFSET 0 13 0")),
            usual);
  EXPECT_NE(structureOf(testing::replaced(testing::kSmallBvh, "Head", "Neck")), usual);
  EXPECT_NE(structureOf(testing::replaced(testing::kSmallBvh, "Zrotation Yrotation",
                                          "Yrotation Zrotation")),
            usual);
}

}  // namespace emoforge
