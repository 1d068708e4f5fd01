// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <filesystem>

#include "core/base/files.h"
#include "core/experiment/figure_files.h"
#include "tests/app/cli/program.h"
#include "tests/app/cli/small_motion_set.h"
#include "tests/support/temporary_folder.h"

namespace emoforge::testing {
namespace {

namespace fs = std::filesystem;

class FigureCommand : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!fs::exists(fs::path(EMOFORGE_BINARY_DIR) / "bin" / "emoforge"))
      GTEST_SKIP() << "The window program is not built.";
  }

  std::string trainedRun() {
    writeSmallMotionSet(folder_ / "data", 3);
    const std::string run = (folder_ / "run").string();
    const Outcome outcome =
        testing::run({"train", "--data", (folder_ / "data").string(), "--generator", "neural-gas",
                      "--set", "iterations=12", "--set", "neurons=5", "--out", run});
    EXPECT_EQ(outcome.exitCode, 0) << outcome.errors;
    return run;
  }

  Outcome figure(const std::string& kind, const std::string& from, const std::string& out,
                 std::vector<std::string> more = {}) {
    std::vector<std::string> arguments{"figure", kind, "--from", from, "--out", out};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return testing::run(arguments);
  }

  TemporaryFolder folder_;
};

}  // namespace

TEST_F(FigureCommand, DrawsTheCurvesOfARunWithDataAndRecordBeside) {
  const std::string run = trainedRun();
  for (const char* name : {"error.pdf", "error.svg", "error.png"}) {
    const fs::path file = folder_ / "figures" / name;
    const Outcome outcome =
        figure("training-curves", run, file.string(), {"--preset", "springer-1"});
    ASSERT_EQ(outcome.exitCode, 0) << outcome.errors;
    EXPECT_GT(fs::file_size(file), 1000U);
  }
  const FigureSpec spec = FigureSpec::read(folder_ / "figures" / "error.json");
  EXPECT_EQ(readFile(folder_ / "figures" / "error.csv"), spec.toCsv());
  EXPECT_EQ(spec.record.at("generator"), "neural-gas");
  EXPECT_EQ(spec.record.at("data").at("classes").size(), 2U);
  EXPECT_NE(readFile(folder_ / "figures" / "error.svg").find("width=\"84mm\""), std::string::npos);
}

TEST_F(FigureCommand, MakesTheSameFigureAgainFromTheFileBesideIt) {
  const std::string run = trainedRun();
  const std::string first = (folder_ / "a" / "error.png").string();
  const std::string second = (folder_ / "b" / "error.png").string();
  ASSERT_EQ(figure("training-curves", run, first,
                   {"--preset", "springer-1", "--legend", "inside", "--font", "9", "--dpi", "200"})
                .exitCode,
            0);
  ASSERT_EQ(figure("spec", (folder_ / "a" / "error.json").string(), second).exitCode, 0);
  EXPECT_EQ(readFile(first), readFile(second));
  EXPECT_EQ(readFile(folder_ / "a" / "error.csv"), readFile(folder_ / "b" / "error.csv"));
}

TEST_F(FigureCommand, RefusesWhatItCannotDrawAndLeavesNothing) {
  const std::string out = (folder_ / "out" / "x.pdf").string();
  const Outcome noRun = figure("training-curves", folder_.path().string(), out);
  EXPECT_EQ(noRun.exitCode, 2);
  EXPECT_NE(noRun.errors.find("no run"), std::string::npos) << noRun.errors;
  const std::string run = trainedRun();
  EXPECT_EQ(figure("training-curves", run, (folder_ / "out" / "x.gif").string()).exitCode, 2);
  EXPECT_EQ(figure("training-curves", run, out, {"--preset", "poster"}).exitCode, 2);
  EXPECT_EQ(figure("training-curves", run, out, {"--width", "1"}).exitCode, 2);
  EXPECT_EQ(figure("training-curves", run, out, {"--metric", "loss"}).exitCode, 2);
  EXPECT_FALSE(fs::exists(folder_ / "out"));
}

}  // namespace emoforge::testing
