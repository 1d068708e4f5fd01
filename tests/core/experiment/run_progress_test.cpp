// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/run_progress.h"

#include <gtest/gtest.h>

#include <limits>

#include "core/base/error.h"
#include "tests/support/temporary_folder.h"

namespace emoforge {
namespace {

class Nothing : public Checkpointable {
  void saveState(ArchiveWriter&) const override {}
};

/// Asks to stop when told, and notes which checkpoints it hears of.
class Watcher : public Progress {
 public:
  bool stop = false;
  std::map<std::string, std::size_t> saved;
  bool cancelled() const override { return stop; }
  void checkpointSaved(const std::string& label, std::size_t step) override { saved[label] = step; }
};

RunRecord recordOf(std::vector<std::string> classes) {
  RunRecord record;
  record.id = "run";
  record.generator = "neural-gas";
  record.parameters = Json::object();
  record.versions = Json::object();
  record.classes = std::move(classes);
  return record;
}

class RunProgressTest : public ::testing::Test {
 protected:
  testing::TemporaryFolder folder_;
  RunFolder run_ = RunFolder::create(folder_ / "run", recordOf({"happy", "sad"}));
  Watcher watcher_;
  RunProgress progress_{watcher_, run_, 1e9};
};

TEST_F(RunProgressTest, NotesWhichStepsACheckpointHolds) {
  progress_.scalar("quantisation-error/happy", 7, 0.5);
  progress_.scalar("quantisation-error/sad", 3, 0.5);
  EXPECT_TRUE(RunFolder::readCheckpoints(folder_ / "run").empty());
  watcher_.stop = true;
  EXPECT_THROW(progress_.safePoint(Nothing()), Cancelled);
  auto marks = RunFolder::readCheckpoints(folder_ / "run");
  ASSERT_EQ(marks.size(), 2u);
  EXPECT_EQ(marks[0].label, "happy");
  EXPECT_EQ(marks[0].step, 7u);
  EXPECT_EQ(watcher_.saved.at("sad"), 3u);
  // Only what went on since is marked anew.
  progress_.scalar("quantisation-error/sad", 4, 0.4);
  EXPECT_THROW(progress_.safePoint(Nothing()), Cancelled);
  marks = RunFolder::readCheckpoints(folder_ / "run");
  ASSERT_EQ(marks.size(), 3u);
  EXPECT_EQ(marks[2].step, 4u);
}

TEST_F(RunProgressTest, EndsARunWhoseCurveIsNoNumberAndKeepsTheLastGoodCheckpoint) {
  progress_.scalar("quantisation-error/sad", 1, 0.5);
  progress_.save(Nothing());
  const auto before = std::filesystem::last_write_time(RunFolder::stateFile(folder_ / "run"));
  for (const double broken :
       {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()}) {
    try {
      progress_.scalar("quantisation-error/sad", 2, broken);
      FAIL();
    } catch (const Error& error) {
      EXPECT_EQ(error.problem(), "quantisation-error/sad is not a number at iteration 2.");
      EXPECT_NE(std::string(error.what()).find("learning rate"), std::string::npos);
    }
  }
  EXPECT_EQ(std::filesystem::last_write_time(RunFolder::stateFile(folder_ / "run")), before);
}

TEST_F(RunProgressTest, CurvesOfClassesTrainedSideBySideEndUpInTheOrderOfTheClasses) {
  progress_.scalar("b/sad", 1, 1.0);
  progress_.scalar("b/happy", 1, 2.0);
  progress_.scalar("a/happy", 1, 3.0);
  progress_.scalar("b/sad", 2, 4.0);
  progress_.scalar("b/happy", 2, 5.0);
  run_.sortMetrics();
  std::string order;
  for (const MetricRow& row : RunFolder::readMetrics(folder_ / "run")) {
    order += row.series + std::to_string(row.step) + " ";
  }
  EXPECT_EQ(order, "b/happy1 a/happy1 b/happy2 b/sad1 b/sad2 ");
}

}  // namespace
}  // namespace emoforge
