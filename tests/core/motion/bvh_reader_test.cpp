// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/bvh_reader.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <numeric>

#include "core/base/files.h"
#include "core/motion/forward_kinematics.h"
#include "tests/core/motion/bvh_examples.h"
#include "tests/support/temporary_folder.h"

namespace emoforge {
namespace {

using namespace std::string_literals;
using testing::kSmallBvh;
using testing::kSmallHeader;
using testing::kSmallHierarchy;
using testing::kSmallRows;
using testing::replaced;

MotionClip parse(std::string_view text, std::vector<Notice>* notices = nullptr) {
  std::vector<Notice> ignored;
  return parseBvh(text, "made.bvh", notices != nullptr ? *notices : ignored);
}

/// "line:column problem" of the error, "" where there is none.
std::string errorOf(std::string_view text) {
  try {
    parse(text);
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::Input);
    EXPECT_EQ(error.place().file, "made.bvh");
    EXPECT_FALSE(error.remedy().empty());
    return fmt::format("{}:{} {}", error.place().line, error.place().column, error.problem());
  }
  return {};
}

void expectError(std::string_view text, const std::string& place, const std::string& part) {
  const std::string error = errorOf(text);
  EXPECT_TRUE(error.starts_with(place + " ")) << "expected at " << place << ", got: " << error;
  EXPECT_NE(error.find(part), std::string::npos) << "expected " << part << ", got: " << error;
}

/// Expects one warning at the place; returns the repaired clip.
MotionClip expectWarning(std::string_view text, const std::string& place, const std::string& part) {
  std::vector<Notice> notices;
  MotionClip clip = parse(text, &notices);
  EXPECT_EQ(notices.size(), 1u);
  if (notices.size() != 1) return clip;
  const Notice& notice = notices[0];
  EXPECT_EQ(notice.severity, Notice::Severity::Warning);
  EXPECT_EQ(fmt::format("{}:{}", notice.place.line, notice.place.column), place);
  EXPECT_NE(notice.message.find(part), std::string::npos) << notice.message;
  return clip;
}

void expectSmallClip(const std::string& text) {
  std::vector<Notice> notices;
  const MotionClip clip = parse(text, &notices);
  EXPECT_TRUE(notices.empty()) << notices[0].toString();
  EXPECT_EQ(clip.values, parse(kSmallBvh).values);
  EXPECT_TRUE(clip.skeleton.sameStructure(parse(kSmallBvh).skeleton));
  EXPECT_EQ(clip.frameTimeSeconds, 0.04);
}

/// What an independent reading of a real file gives.
struct RealFile {
  const char* name;
  std::size_t frames;
  std::size_t movable;
  std::size_t endSites;
  std::size_t channels;
  double frameTimeSeconds;
  double lastValue;
  double sum;
};

}  // namespace

TEST(BvhReader, ASmallFileIsReadAsItStands) {
  const MotionClip clip = parse(kSmallBvh);
  ASSERT_EQ(clip.skeleton.joints.size(), 3u);
  const auto& joints = clip.skeleton.joints;
  EXPECT_EQ(joints[0].name, "Hips");
  EXPECT_EQ(joints[0].parent, -1);
  EXPECT_EQ(joints[1].name, "Head");
  EXPECT_EQ(joints[1].parent, 0);
  EXPECT_EQ(joints[1].firstChannel, 6);
  EXPECT_EQ(joints[1].channels,
            (std::vector{Channel::ZRotation, Channel::YRotation, Channel::XRotation}));
  EXPECT_EQ(joints[1].offset, Eigen::Vector3d(0, 12, 0));
  EXPECT_EQ(joints[2].name, "Head_end");
  EXPECT_TRUE(joints[2].endSite);
  EXPECT_EQ(joints[2].offset, Eigen::Vector3d(0, 3, 0));
  EXPECT_EQ(clip.frameTimeSeconds, 0.04);
  EXPECT_EQ(clip.values.shape(), (std::vector<std::size_t>{3, 9}));
  EXPECT_EQ(clip.values(1, 1), 91.0);
  EXPECT_EQ(clip.values(2, 8), 8.0);
}

// Expected numbers: python3, float() of the words behind "Frame Time:", math.fsum for the sum.
TEST(BvhReader, RealFilesThatTripParsersOpen) {
  EMOFORGE_NEEDS_SHARED_DATA("bvh_odd");
  const RealFile files[] = {
      {"01_names_with_colon_tabs", 69, 55, 15, 168, 0.0333333, -3.8636, 73671.0374},
      {"02_crlf_tab_after_frames", 455, 19, 5, 60, 0.033333, -7.44, -28574.6041},
      {"03_sci_notation_motion", 101, 19, 5, 60, 0.0416667, -20.2096, 47126.48111722953},
      {"04_rotation_before_position_mixed_orders", 4, 4, 2, 15, 0.04, 10.5, 417.0},
      {"07_yxz_order_crlf_space_indent", 61, 23, 5, 72, 0.008333, -0.016831, 21577.343702},
      {"09_mixed_line_ends_dt_without_leading_zero", 524, 31, 7, 96, .0083333, 9.5953, 82576.9236},
      {"10_all_6_channels_sci_offsets_2_frames", 2, 75, 21, 450, 0.016667, -7.55537037e-16,
       786.2895881940048},
      {"11_root_above_hips_all_6_channels_sci", 90, 22, 5, 132, 0.0333333, -16.5734,
       -29775.51787459361},
      {"13_cmu_skeleton_cc0_jump", 141, 31, 7, 96, 0.008333, 0.0, -5001.305081},
      {"bom_crlf", 3, 2, 1, 9, 0.0417083750417, 8.0, 360.0},
      {"missing_end_site", 3, 2, 0, 9, 0.0417083750417, 8.0, 360.0},
      {"rows_wrapped_over_lines", 3, 2, 1, 9, 0.0417083750417, 8.0, 360.0},
  };
  for (const RealFile& file : files) {
    SCOPED_TRACE(file.name);
    std::vector<Notice> notices;
    const MotionClip clip =
        readBvh(testing::sharedData() / "bvh_odd" / (std::string(file.name) + ".bvh"), notices);
    EXPECT_TRUE(notices.empty()) << notices[0].toString();
    EXPECT_EQ(clip.frames(), file.frames);
    EXPECT_EQ(clip.skeleton.movableCount(), file.movable);
    EXPECT_EQ(clip.skeleton.joints.size(), file.movable + file.endSites);
    EXPECT_EQ(clip.skeleton.channelCount(), file.channels);
    EXPECT_EQ(clip.frameTimeSeconds, file.frameTimeSeconds);
    EXPECT_EQ(clip.values.values().back(), file.lastValue);
    const auto& values = clip.values.values();
    EXPECT_NEAR(std::accumulate(values.begin(), values.end(), 0.0), file.sum, 1e-7);
  }
}

TEST(BvhReader, RefusedFilesNameLineColumnAndReason) {
  EMOFORGE_NEEDS_SHARED_DATA("bvh_odd");
  struct Refused {
    const char* name;
    std::size_t line, column;
    const char* part;
  };
  const Refused files[] = {
      {"nan_value.bvh", 21, 1, "\"nan\" is not a finite number (frame 3, Xposition, \"Hips\")"},
      {"two_roots.bvh", 17, 1, "A second ROOT begins here"},
      {"unbalanced_brace.bvh", 15, 1, "the brace of \"Hips\", opened in line 3, is not closed"},
      {"zero_frames.bvh", 17, 9, "\"Frames:\" is 0"},
  };
  for (const Refused& file : files) {
    SCOPED_TRACE(file.name);
    const auto path = testing::sharedData() / "bvh_odd" / file.name;
    std::vector<Notice> notices;
    try {
      readBvh(path, notices);
      ADD_FAILURE() << "was not refused";
    } catch (const Error& error) {
      EXPECT_EQ(error.place().file, path);
      EXPECT_EQ(error.place().line, file.line);
      EXPECT_EQ(error.place().column, file.column);
      EXPECT_NE(error.problem().find(file.part), std::string::npos) << error.problem();
    }
  }
}

TEST(BvhReader, FewerRowsThanPromisedAreKeptWithAWarning) {
  EMOFORGE_NEEDS_SHARED_DATA("bvh_odd");
  std::vector<Notice> notices;
  const MotionClip clip =
      readBvh(testing::sharedData() / "bvh_odd" / "fewer_rows_than_header.bvh", notices);
  EXPECT_EQ(clip.frames(), 3u);
  ASSERT_EQ(notices.size(), 1u);
  EXPECT_EQ(notices[0].place.line, 17u);
  EXPECT_EQ(notices[0].place.column, 9u);
  EXPECT_EQ(notices[0].message, "\"Frames:\" promises 9 rows, the file has 3; these were kept.");
}

TEST(BvhReader, SpellingsAndLayoutsOfTheWorldAreAccepted) {
  std::string crlf, cr;
  for (const char c : kSmallBvh) {
    crlf += c == '\n' ? "\r\n" : std::string(1, c);
    cr += c == '\n' ? '\r' : c;
  }
  expectSmallClip(crlf);
  expectSmallClip(cr);
  expectSmallClip("\xEF\xBB\xBF" + kSmallBvh);
  expectSmallClip("\n\n  " + kSmallBvh + "\n\n \t");
  expectSmallClip(kSmallBvh.substr(0, kSmallBvh.size() - 1));
  expectSmallClip(replaced(kSmallBvh, "ROOT Hips\n{", "root Hips {"));
  expectSmallClip(replaced(kSmallBvh, "End Site\n\t\t{", "END SITE Nub {"));
  expectSmallClip(replaced(kSmallBvh, "Frames: 3\n", "Frames :\t3\n"));
  expectSmallClip(replaced(kSmallBvh, "Frames: 3\nFrame Time: 0.04", "FRAME TIME:4e-2\nframes:3"));
  expectSmallClip(replaced(kSmallBvh, "Zposition Zrotation", "ZPOSITION\n\t\tzrotation"));
  expectSmallClip(replaced(kSmallBvh, "OFFSET 0 12 0", "OFFSET +0\t .12e+2  0."));
  expectSmallClip(replaced(kSmallBvh, "0 90 0 1", "-0  +90.0\t0e5\n1.0000000000000000000"));
  std::string oneLine = kSmallBvh;
  std::replace(oneLine.begin(), oneLine.begin() + kSmallHierarchy.size(), '\n', ' ');
  expectSmallClip(oneLine);
}

TEST(BvhReader, NamesKeepBlanksColonsAndUtf8) {
  const MotionClip clip = parse(
      replaced(replaced(kSmallBvh, "Hips", "rig:Hips of Zoë"), "JOINT Head", "JOINT\tHead  1 \t"));
  EXPECT_EQ(clip.skeleton.joints[0].name, "rig:Hips of Zoë");
  EXPECT_EQ(clip.skeleton.joints[1].name, "Head  1");
  EXPECT_EQ(clip.skeleton.joints[2].name, "Head  1_end");
}

TEST(BvhReader, AnyNumberAndOrderOfChannelsPerJoint) {
  const MotionClip clip = parse(
      "HIERARCHY\nROOT a\n{\nOFFSET 1 2 3\nCHANNELS 0\nJOINT b\n{\nOFFSET 0 1 0\n"
      "CHANNELS 4 Yrotation Zposition Xrotation Xposition\nJOINT c\n{\nOFFSET 0 1 0\n}\n"
      "JOINT d\n{\nCHANNELS 1 Yposition\nOFFSET 0 1 0\n}\n}\n}\n"
      "MOTION\nFrames: 1\nFrame Time: 0.1\n1 2 3 4 5\n");
  const auto& joints = clip.skeleton.joints;
  EXPECT_TRUE(joints[0].channels.empty());
  EXPECT_EQ(joints[1].channels, (std::vector{Channel::YRotation, Channel::ZPosition,
                                             Channel::XRotation, Channel::XPosition}));
  EXPECT_TRUE(joints[2].channels.empty());
  EXPECT_EQ(joints[3].parent, 1);
  EXPECT_EQ(joints[3].firstChannel, 4);
  EXPECT_EQ(clip.values.values(), (std::vector<double>{1, 2, 3, 4, 5}));
}

// NumPy, R(a, d) the rotation about one axis, row = the last of the file:
//   Rh = R(Z,8) R(X,0) R(Y,6), hips = row[3:6], spine = hips + Rh [0,10,0],
//   Rs = Rh R(Z,2.5) R(X,3.5) R(Y,4.5), head = spine + Rs [0,8,0],
//   end = head + Rs R(Z,5.5) R(Y,6.5) R(X,7.5) [0,4,0], leg = hips + Rh [2,-8,0],
//   end = leg + Rh R(X,8.5) R(Y,9.5) R(Z,10.5) [0,-6,0]
TEST(BvhReader, JointsStandWhereTheFileSaysWithRotationsBeforePositions) {
  EMOFORGE_NEEDS_SHARED_DATA("bvh_odd");
  std::vector<Notice> notices;
  const MotionClip clip = readBvh(
      testing::sharedData() / "bvh_odd" / "04_rotation_before_position_mixed_orders.bvh", notices);
  const GlobalPose pose = forwardKinematics(clip.skeleton, clip.values.row(3));
  const Eigen::Vector3d expected[] = {{13, 53, -17},
                                      {11.608268990399345, 62.9026806874157, -17},
                                      {10.205547172813471, 70.76141860153481, -16.47787942038709},
                                      {9.301072201103652, 74.56938281590077, -15.652450097150497},
                                      {16.083071360975616, 45.35467684236961, -17.209056926535307},
                                      {17.844731212792638, 39.73712916949268, -18.366516519545385}};
  ASSERT_EQ(pose.positions.size(), 6u);
  for (std::size_t i = 0; i < 6; ++i) {
    EXPECT_LT((pose.positions[i] - expected[i]).norm(), 1e-12) << clip.skeleton.joints[i].name;
  }
}

TEST(BvhReader, PartsThatAreMissingAreErrors) {
  expectError("", "1:1", "empty");
  expectError(" \n ", "2:2", "empty");
  expectError("PNG\x01\x02", "1:1", "HIERARCHY");
  expectError("\xFF\xFEH\0I\0"s, "1:1", "HIERARCHY");
  expectError(replaced(kSmallBvh, "ROOT Hips", "JOINT Hips"), "2:1", "ROOT");
  expectError(kSmallHierarchy, "16:1", "MOTION part is missing");
  expectError(kSmallHierarchy + kSmallRows, "16:1", "MOTION is expected");
  expectError(kSmallHierarchy + "MOTION\nFrame Time: 0.1\n1", "18:1", "\"Frames:\"");
  expectError(kSmallHierarchy + kSmallHeader, "17:9", "not one is complete");
  expectError(kSmallHierarchy + kSmallHeader + "1 2 3", "17:9", "not one is complete");
}

TEST(BvhReader, DamagedHierarchiesAreErrors) {
  expectError(replaced(kSmallBvh, "\t}\n}\nMOTION", "\t}\n}\n}\nMOTION"), "16:1",
              "no opening brace");
  expectError(replaced(kSmallBvh, "\t\t}\n\t}\n}\n", ""), "13:1",
              "\"Head_end\", opened in line 11");
  expectError(kSmallBvh.substr(0, kSmallBvh.find("\t\tEnd")), "10:1", "The file ends within");
  expectError(replaced(kSmallBvh, "\t{\n", "\n"), "8:3", "opening brace for \"Head\"");
  expectError(replaced(kSmallBvh, "CHANNELS 3", "CHANNELS 700"), "9:12", "\"700\"");
  expectError(replaced(kSmallBvh, "CHANNELS 3", "CHANNELS -1"), "9:12", "\"-1\"");
  expectError(replaced(kSmallBvh, "CHANNELS 3", "CHANNELS 4"), "10:3", "promises more channels");
  expectError(replaced(kSmallBvh, "CHANNELS 3", "CHANNELS 2"), "9:34",
              "\"Xrotation\" is not expected");
  expectError(replaced(kSmallBvh, "Yposition", "Wposition"), "5:23",
              "\"Wposition\" is not a channel");
  expectError(replaced(kSmallBvh, "Yposition", "Xposition"), "5:23", "Xposition twice");
  expectError(replaced(kSmallBvh, "OFFSET 0 12 0", "OFFSET 0 12"), "9:3", "\"CHANNELS\"");
  expectError(replaced(kSmallBvh, "OFFSET 0 12 0", "OFFSET 0 inf 0"), "8:12", "\"inf\"");
  expectError(replaced(kSmallBvh, "OFFSET 0 12 0", "OFFSET 0 12 0 OFFSET 0 12 0"), "8:17",
              "second OFFSET");
  expectError(replaced(kSmallBvh, "OFFSET 0 3 0", "CHANNELS 1 Xrotation"), "12:13", "\"Head_end\"");
  expectError(replaced(kSmallBvh, "OFFSET 0 3 0", "JOINT x { }"), "12:4",
              "\"JOINT\" is not expected");
  expectError(replaced(kSmallBvh, "\t\tOFFSET 0 12 0", "ROOT x"), "8:1", "second ROOT");
  expectError(replaced(kSmallBvh, "\t\t}\n\t}\n", "\t\t}\n\t}\n\tCHANNELS 1 Xrotation\n"), "15:2",
              "CHANNELS twice");
  expectError(replaced(kSmallBvh, "Hips", std::string(600, 'x')), "2:6", "600 bytes");
  expectError("HIERARCHY ROOT a { OFFSET 0 0 0 } MOTION Frames: 1 Frame Time: 1", "1:11",
              "channel");
}

TEST(BvhReader, EndlessNestingAndCountlessJointsAreRefusedQuickly) {
  std::string nested = "HIERARCHY\nROOT a {\n";
  for (int i = 0; i < 200'000; ++i) nested += "JOINT a {\n";
  expectError(nested, "1002:1", "nested more than 1000 deep");
  std::string wide = "HIERARCHY\nROOT a {\n";
  for (int i = 0; i < 200'000; ++i) wide += "JOINT a { }\n";
  expectError(wide, "20002:1", "more than 20000 joints");
}

TEST(BvhReader, BadNumbersInRowsNameFrameChannelAndJoint) {
  const auto withValue = [](const std::string& value) {
    return replaced(kSmallBvh, "1 91 1 2 3 4 5 6 7", "1 91 1 2 3 4 5 " + value + " 7");
  };
  const std::string where = "(frame 2, Yrotation, \"Head\")";
  expectError(withValue("NaN"), "20:16", "\"NaN\" is not a finite number " + where);
  expectError(withValue("-inf"), "20:16", "\"-inf\" is not a finite number " + where);
  expectError(withValue("1e999"), "20:16", "\"1e999\" is not a finite number " + where);
  expectError(withValue("6,5"), "20:16", "\"6,5\" is not a number " + where);
  expectError(withValue("six"), "20:16", "\"six\" is not a number " + where);
  expectError(withValue("}"), "20:16", "\"}\" is not a number " + where);
  EXPECT_EQ(parse(withValue("1e-999")).values(1, 7), 0.0);
}

TEST(BvhReader, ARowTooShortOrTooLongNeverShiftsTheOthers) {
  const std::string second = "1 91 1 2 3 4 5 6 7";
  expectError(replaced(kSmallBvh, second, "1 91 1 2 3 4 5 6"), "20:1",
              "frame 2 does not fill whole lines: 8 numbers stand in this line, a row needs 9");
  expectError(replaced(kSmallBvh, second, second + " 8"), "20:1", "10 numbers stand in this line");
  expectError(replaced(kSmallBvh, "2 92 2 3 4 5 6 7 8", "2 92 2 3 4 5 6 7 8 9"), "21:1",
              "10 numbers stand in this line");
  // One too few and one too many: the numbers add up, but the user is told.
  const MotionClip clip =
      expectWarning(replaced(kSmallBvh, second + "\n2", "1 91 1 2 3 4 5 6\n7 2"), "20:1",
                    "one stream of numbers");
  EXPECT_EQ(clip.values, parse(kSmallBvh).values);
}

TEST(BvhReader, RowsThatDisagreeWithFramesAreRepairedWithAWarning) {
  const MotionClip more = expectWarning(replaced(kSmallBvh, "Frames: 3", "Frames: 2"), "21:1",
                                        "More follows behind the 2 rows");
  EXPECT_EQ(more.frames(), 2u);
  EXPECT_EQ(more.values.values().size(), 18u);
  std::vector<Notice> notices;
  const MotionClip cut = parse(kSmallBvh.substr(0, kSmallBvh.size() - 4), &notices);
  EXPECT_EQ(cut.frames(), 2u);
  EXPECT_EQ(cut.values(1, 8), 7.0);
  ASSERT_EQ(notices.size(), 2u);
  EXPECT_EQ(notices[0].message, "\"Frames:\" promises 3 rows, the file has 2; these were kept.");
  EXPECT_EQ(notices[1].message, "The last row has 7 of 9 numbers; it was left out.");
  EXPECT_EQ(notices[1].place.line, 21u);
}

TEST(BvhReader, AbsurdFrameCountsAreErrorsOrWarnings) {
  const MotionClip clip = expectWarning(replaced(kSmallBvh, "Frames: 3", "Frames: 1000000000000"),
                                        "17:9", "promises 1000000000000 rows, the file has 3");
  EXPECT_EQ(clip.frames(), 3u);
  const auto withFrames = [](const std::string& count) {
    return replaced(kSmallBvh, "Frames: 3", "Frames: " + count);
  };
  expectWarning(withFrames("18446744073709551615"), "17:9", "the file has 3");
  expectError(withFrames("99999999999999999999"), "17:9", "not a possible number of frames");
  expectError(withFrames("-3"), "17:9", "not a possible number of frames");
  expectError(withFrames("3.5"), "17:9", "not a possible number of frames");
  expectError(withFrames("many"), "17:9", "not a possible number of frames");
  expectError(withFrames("0"), "17:9", "no motion");
}

TEST(BvhReader, FrameTimesThatCannotBeAreReplacedAndTold) {
  const auto withTime = [](const std::string& time) {
    return replaced(kSmallBvh, "Frame Time: 0.04", time);
  };
  EXPECT_EQ(expectWarning(withTime("Frame Time: 0"), "18:13", "1/30 s").frameTimeSeconds, 1.0 / 30);
  EXPECT_EQ(expectWarning(withTime("Frame Time: -1"), "18:13", "1/30 s").frameTimeSeconds,
            1.0 / 30);
  EXPECT_EQ(expectWarning(withTime(""), "19:1", "missing").frameTimeSeconds, 1.0 / 30);
  EXPECT_EQ(expectWarning(withTime("Frame Time: 30"), "18:13", "unusual").frameTimeSeconds, 30.0);
  expectError(withTime("Frame Time: fast"), "18:13", "The frame time is \"fast\"");
  expectError(withTime("Frame Time: nan"), "18:13", "The frame time is \"nan\"");
}

TEST(BvhReader, OddSkeletonsAreKeptAndTold) {
  const MotionClip twins =
      expectWarning(replaced(kSmallBvh, "Head", "Hips"), "6:2", "\"Hips\" is there twice");
  EXPECT_EQ(twins.skeleton.joints[1].name, "Hips");
  const MotionClip unnamed =
      expectWarning(replaced(kSmallBvh, "JOINT Head", "JOINT"), "6:2", "no name");
  EXPECT_EQ(unnamed.skeleton.joints[1].name, "joint_1");
  const MotionClip latin = expectWarning(replaced(kSmallBvh, "Head", "T\xEAte"), "6:2", "Latin-1");
  EXPECT_EQ(latin.skeleton.joints[1].name, "Tête");
  const MotionClip bare =
      expectWarning(replaced(kSmallBvh, "\t\tOFFSET 0 12 0\n", ""), "7:2", "no OFFSET");
  EXPECT_EQ(bare.skeleton.joints[1].offset, Eigen::Vector3d(0, 0, 0));
}

TEST(BvhReader, ColumnsCountCharactersNotBytes) {
  expectError(replaced(kSmallBvh, "Hips\n{", "Zoë { x"), "2:12", "\"x\" is not expected");
  expectError("\xEF\xBB\xBFx", "1:1", "HIERARCHY");
}

TEST(BvhReader, TheHeaderIsReadWithoutTheRows) {
  const testing::TemporaryFolder folder;
  const auto file = folder / "long.bvh";
  // The rows are nonsense: they must not be looked at.
  writeFileSafely(file, replaced(kSmallHierarchy, "Hips", std::string(400, 'h')) +
                            std::string(100'000, ' ') + kSmallHeader + std::string(300'000, 'x'));
  const BvhHeader header = readBvhHeader(file);
  EXPECT_EQ(header.frames, 3u);
  EXPECT_EQ(header.frameTimeSeconds, 0.04);
  EXPECT_EQ(header.skeleton.joints.size(), 3u);
  for (std::size_t size = 16'320; size < 16'460; ++size) {  // the part read first may end anywhere
    const std::size_t blanks = size - kSmallHierarchy.size() - kSmallHeader.size();
    std::ofstream(file, std::ios::binary)
        << kSmallHierarchy << std::string(blanks, ' ') << kSmallHeader << kSmallRows
        << std::string(20'000, '\n');
    const BvhHeader cut = readBvhHeader(file);
    EXPECT_EQ(cut.frames, 3u);
    EXPECT_EQ(cut.frameTimeSeconds, 0.04);
  }
  writeFileSafely(file, replaced(kSmallBvh, "Frames: 3", "Frames: x"));
  EXPECT_THROW(readBvhHeader(file), Error);
  EXPECT_THROW(readBvhHeader(folder / "absent.bvh"), Error);
  EXPECT_THROW(readBvhHeader(folder.path()), Error);
}

}  // namespace emoforge
