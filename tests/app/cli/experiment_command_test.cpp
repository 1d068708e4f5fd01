// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <thread>

#include "core/base/archive.h"
#include "core/base/files.h"
#include "tests/app/cli/program.h"
#include "tests/support/temporary_folder.h"

namespace emoforge {
namespace {

namespace fs = std::filesystem;
using testing::contentsOf;
using testing::Outcome;
using testing::Program;
using testing::run;
using testing::TemporaryFolder;

std::size_t filesIn(const fs::path& folder) {
  if (!fs::exists(folder)) return 0;
  std::size_t count = 0;
  // A file that is being written has another name.
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".json") ++count;
  }
  return count;
}

class ExperimentCommand : public ::testing::Test {
 protected:
  ExperimentCommand() {
    expectDone({"dataset", "demo", "body-motion", "--per-class", "6", "--out", set_});
    writeFileSafely(file_, R"j({"format": 1, "name": "small",
      "data": {"path": "set", "options": {"classes": ["angry", "sad", "proud"]}},
      "split": {"scheme": "repeated-group-holdout", "group": ["subject"], "folds": 2},
      "protocols": ["trtr", "tstr", "aug(1)", "scarce(50)"], "generators": ["neural-gas"],
      "classifiers": ["decision-tree", "knn"], "features": ["kinematic"],
      "metrics": ["kid"]})j");
  }

  static Outcome expectDone(const std::vector<std::string>& arguments) {
    Outcome outcome = run(arguments);
    EXPECT_EQ(outcome.exitCode, 0) << outcome.errors;
    return outcome;
  }

  TemporaryFolder folder_;
  const std::string set_ = (folder_ / "set").string();
  const std::string file_ = (folder_ / "small.json").string();
};

TEST_F(ExperimentCommand, AKilledRunGoesOnToTheSameReport) {
  const fs::path whole = folder_ / "whole";
  const fs::path killed = folder_ / "killed";
  expectDone({"experiment", "run", file_, "--out", whole});
  expectDone({"experiment", "report", whole});
  const std::size_t cells = filesIn(whole / "cells");
  std::size_t before = 0;
  for (const std::size_t part : {4, 2}) {
    Program program({"experiment", "run", file_, "--out", killed});
    while (filesIn(killed / "cells") < cells / part) {
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    program.send(SIGKILL);
    EXPECT_EQ(program.wait().exitCode, 128 + SIGKILL);
    EXPECT_GT(filesIn(killed / "cells"), before);
    before = filesIn(killed / "cells");
    EXPECT_LT(before, cells);
  }
  const Outcome rest = expectDone({"experiment", "run", file_, "--out", killed, "--json"});
  EXPECT_EQ(Json::parse(rest.output).at("before"), before);
  expectDone({"experiment", "report", killed});
  auto expected = contentsOf(whole / "report");
  auto found = contentsOf(killed / "report");
  // What it cost differs.
  std::erase_if(expected, [](const auto& file) { return file.first == "costs.md"; });
  std::erase_if(found, [](const auto& file) { return file.first == "costs.md"; });
  EXPECT_EQ(expected.size(), 5u);
  EXPECT_EQ(found, expected);
  EXPECT_EQ(readFile(killed / "results.json"), readFile(whole / "results.json"));
}

TEST_F(ExperimentCommand, PartsOfTwoMachinesMerge) {
  const fs::path whole = folder_ / "whole";
  expectDone({"experiment", "run", file_, "--out", whole});
  expectDone({"experiment", "merge", whole});
  const fs::path first = folder_ / "first";
  const fs::path second = folder_ / "second";
  expectDone({"experiment", "run", file_, "--out", first, "--shard", "1/2"});
  expectDone({"experiment", "run", file_, "--out", second, "--shard", "2/2", "--jobs", "1"});
  const Outcome merged = expectDone({"experiment", "merge", second, first, "--json"});
  EXPECT_EQ(Json::parse(merged.output).at("finished"), Json::parse(merged.output).at("cells"));
  EXPECT_EQ(readFile(second / "results.json"), readFile(whole / "results.json"));
}

TEST_F(ExperimentCommand, WrongCallsAreRefusedInSentences) {
  EXPECT_EQ(run({"experiment", "run", "nothing", "--out", folder_ / "x"}).exitCode, 2);
  EXPECT_EQ(run({"experiment", "run", file_, "--out", folder_ / "x", "--shard", "3/2"}).exitCode,
            2);
  EXPECT_EQ(run({"experiment", "report", set_}).exitCode, 2);
  writeFileSafely(file_, R"j({"format": 1, "protocols": ["tsts"]})j");
  const Outcome outcome = run({"experiment", "run", file_, "--out", folder_ / "x"});
  EXPECT_EQ(outcome.exitCode, 2);
  EXPECT_NE(outcome.errors.find("tsts"), std::string::npos);
  EXPECT_FALSE(fs::exists(folder_ / "x"));
}

TEST_F(ExperimentCommand, ClassifyTestsOnItemsThatAFolderOfSamplesWasNotMadeFrom) {
  const std::string split = (folder_ / "split.json").string();
  const std::string gas = (folder_ / "gas").string();
  const std::string made = (folder_ / "made").string();
  expectDone({"dataset", "split", set_, "--group", "subject", "--folds", "3", "--out", split});
  expectDone({"train", "--data", set_, "--split", split, "--fold", "1", "--generator", "neural-gas",
              "--out", gas});
  expectDone({"generate", "--run", gas, "--per-class", "8", "--out", made});
  const std::vector<std::string> call{
      "classify",     "--real",        set_,         "--synthetic",      made,
      "--classifier", "random-forest", "--protocol", "trtr,tstr,aug(1)", "--json"};
  const Json document = Json::parse(expectDone(call).output);
  const Json fold = Json::parse(readFile(split)).at("folds").at(0);
  std::size_t tested = 0;
  for (const Json& row : document.at("confusion").at("matrices")) {
    if (row.at("source") != "made" || row.at("protocol") != "tstr") continue;
    for (const Json& line : row.at("counts")) {
      for (const std::size_t count : line) tested += count;
    }
  }
  EXPECT_EQ(tested, fold.at("test").size() + fold.at("validation").size());
  // All of them made the samples: nothing is left to test on.
  std::vector<std::string> whole = call;
  const std::string all = (folder_ / "all").string();
  expectDone({"train", "--data", set_, "--generator", "neural-gas", "--out", all});
  expectDone({"generate", "--run", all, "--per-class", "8", "--out", all + "-made"});
  whole[4] = all + "-made";
  const Outcome refused = run(whole);
  EXPECT_EQ(refused.exitCode, 2);
  EXPECT_NE(refused.errors.find("nothing is left"), std::string::npos) << refused.errors;
}

TEST_F(ExperimentCommand, ShippedExperimentsAndProtocolsAreListed) {
  const Json presets = Json::parse(expectDone({"list", "presets", "--json"}).output);
  std::size_t experiments = 0;
  for (const Json& item : presets.at("items")) {
    if (item.value("kind", "") != "experiment") continue;
    ++experiments;
    // Every one can be read; without data it is refused for that alone.
    const Outcome outcome = run({"experiment", "run", item.at("name"), "--out", folder_ / "y"});
    EXPECT_NE(outcome.errors.find("--data"), std::string::npos) << outcome.errors;
  }
  EXPECT_GE(experiments, 4u);
  EXPECT_GE(Json::parse(expectDone({"list", "protocols", "--json"}).output).at("items").size(), 9u);
}

}  // namespace
}  // namespace emoforge
