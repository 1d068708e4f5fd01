// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <cmath>

#include "core/base/files.h"
#include "core/base/not_a_number.h"
#include "core/experiment/catalogues.h"
#include "core/experiment/run_folder.h"
#include "core/experiment/train.h"
#include "tests/support/broken_clip.h"
#include "tests/support/temporary_folder.h"

namespace emoforge {
namespace {

/// Asks to stop at the first curve value of a class, so that a checkpoint is written there.
class StopAt : public Progress {
 public:
  explicit StopAt(std::string series) : series_(std::move(series)) {}
  void scalar(std::string_view series, std::size_t step, double) override {
    if (series == series_ && step > 3) asked_ = true;
  }
  bool cancelled() const override { return asked_; }

 private:
  std::string series_;
  bool asked_ = false;
};

class DivergingTraining : public ::testing::Test {
 protected:
  void SetUp() override {
    NoProgress progress;
    registry().demos.create("body-motion")->write({folder_ / "data", 2, "default", 1}, progress);
    testing::breakFirstClip(folder_ / "data" / "sad");
    request_.data = folder_ / "data";
    request_.generator = "neural-gas";
    request_.threads = 1;
    request_.out = folder_ / "run";
  }

  testing::TemporaryFolder folder_;
  TrainRequest request_;
  NoProgress progress_;
};

TEST_F(DivergingTraining, StopsWithAdviceAndKeepsTheLastGoodCheckpoint) {
  request_.set = {{"iterations", 200}};
  StopAt stopper("quantisation-error/angry");  // a class before the broken one
  EXPECT_THROW(train(request_, stopper), Cancelled);
  const std::string good = readFile(RunFolder::stateFile(request_.out));
  try {
    resumeTraining(request_.out, {}, 1e9, progress_);
    FAIL();
  } catch (const NotANumber& error) {
    EXPECT_EQ(error.problem(), "quantisation-error/sad is not a number at iteration 2.");
    EXPECT_NE(error.remedy().find("learning rate"), std::string::npos);
  }
  EXPECT_EQ(readFile(RunFolder::stateFile(request_.out)), good);
  const RunRecord record = RunFolder::readRecord(request_.out);
  EXPECT_EQ(record.state, RunState::Stopped);
  EXPECT_NE(record.failure.find("not a number"), std::string::npos);
  for (const MetricRow& row : RunFolder::readMetrics(request_.out)) {
    EXPECT_TRUE(std::isfinite(row.value)) << row.series;
  }
  EXPECT_THROW(resumeTraining(request_.out, {}, 1e9, progress_), NotANumber) << "it can go on";
}

// Here the curves stay finite, and only what a checkpoint would hold is broken.
TEST_F(DivergingTraining, ABrokenStateIsNeverWritten) {
  request_.set = {{"iterations", 20}, {"representation", "raw-channels"}};
  EXPECT_THROW(train(request_, progress_), NotANumber);
  EXPECT_FALSE(std::filesystem::exists(RunFolder::stateFile(request_.out)));
  EXPECT_EQ(RunFolder::readRecord(request_.out).state, RunState::Stopped);
}

}  // namespace
}  // namespace emoforge
