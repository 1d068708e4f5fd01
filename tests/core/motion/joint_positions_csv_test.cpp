// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/motion/joint_positions_csv.h"

#include <gtest/gtest.h>

#include "core/base/files.h"
#include "tests/core/motion/motion_test_support.h"
#include "tests/support/temporary_folder.h"

namespace emoforge {

using testing::addJoint;
using testing::clipOf;

TEST(JointPositionsCsv, HoldsEveryJointAndEndSiteInFileUnits) {
  Skeleton skeleton;
  const int root = addJoint(skeleton, "Hips, \"main\"", -1, {0, 0, 0}, "Z", true);
  addJoint(skeleton, "Hips_end", root, {0, 2, 0}, "");
  MotionClip clip = clipOf(skeleton, 2, 0.1);
  const double rows[] = {1, 2.5, 0.1, 0, 0, 0, 1e-7, 180};
  std::copy(std::begin(rows), std::end(rows), clip.values.data());
  const testing::TemporaryFolder folder;
  writeJointPositionsCsv(clip, folder / "positions.csv");
  const std::string text = readFile(folder / "positions.csv");
  const std::string start =
      "frame,time,\"Hips, \"\"main\"\".x\",\"Hips, \"\"main\"\".y\",\"Hips, \"\"main\"\".z\","
      "Hips_end.x,Hips_end.y,Hips_end.z\n"
      "0,0,1,2.5,0.1,1,4.5,0.1\n"
      "1,0.1,0,0,1e-07,";
  EXPECT_EQ(text.substr(0, start.size()), start);
  EXPECT_EQ(std::ranges::count(text, '\n'), 3);
}

}  // namespace emoforge
