// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/job_progress.h"

#include <gtest/gtest.h>

#include <map>

namespace emoforge {
namespace {

TEST(JobProgress, PassesFewPointsOfFastWorkOnAndAlwaysTheNewest) {
  JobProgress progress;
  for (std::size_t step = 1; step <= 100000; ++step) {
    progress.scalar("quantisation-error/happy", step, static_cast<double>(step));
    if (step <= 3) progress.scalar("quantisation-error/sad", step, 0.5);
  }
  std::map<std::string, std::vector<CurvePoint>> lines;
  for (const CurvePoint& point : progress.takeNews().points) lines[point.series].push_back(point);
  EXPECT_EQ(lines["quantisation-error/sad"].size(), 3u);
  const std::vector<CurvePoint>& happy = lines["quantisation-error/happy"];
  EXPECT_LT(happy.size(), 128u);
  EXPECT_GE(happy.size(), 64u);
  EXPECT_EQ(happy.back().step, 100000u);
  for (std::size_t i = 1; i < happy.size(); ++i) EXPECT_LT(happy[i - 1].step, happy[i].step);
  EXPECT_TRUE(progress.takeNews().points.empty());
}

}  // namespace
}  // namespace emoforge
