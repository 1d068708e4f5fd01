// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <numeric>

#include "core/base/files.h"
#include "core/experiment/experiment_cells.h"
#include "core/experiment/experiment_report.h"
#include "core/experiment/experiment_run.h"
#include "tests/core/experiment/spies.h"
#include "tests/support/temporary_folder.h"

namespace emoforge {
namespace {

namespace fs = std::filesystem;
using testing::SpyLog;
using testing::TemporaryFolder;

/// Stops after so many questions.
class ImpatientProgress : public Progress {
 public:
  explicit ImpatientProgress(double until) : until_(until) {}
  bool cancelled() const override { return stage() == 1 && stageFraction() >= until_; }

 private:
  double until_;
};

class Experiments : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<TemporaryFolder>();
    NoProgress progress;
    registry().demos.create("body-motion")->write({*folder_ / "set", 4, "default", 1}, progress);
  }
  static void TearDownTestSuite() { folder_.reset(); }

  ExperimentSpec specOf(const std::string& changes = "{}") const {
    Json json = Json::parse(R"j({"name": "test",
        "split": {"scheme": "repeated-group-holdout", "group": ["subject"], "folds": 2},
        "protocols": ["trtr", "tstr", "aug(0.5)"], "generators": ["spy"],
        "controls": ["duplicate"], "classifiers": ["spy"], "features": ["joint-positions"]})j");
    json.merge_patch(Json::parse(changes));
    json["data"] = {{"path", (*folder_ / "set").string()}};
    json["data"]["options"] = optionsFor({"angry", "sad"});
    return parseExperiment(json, {}, known_);
  }

  static Json optionsFor(const std::vector<std::string>& classes) {
    ImportOptions options;
    options.classes = classes;
    return options.toJson();
  }

  ExperimentOutcome run(const ExperimentSpec& spec, const fs::path& out, int jobs = 2,
                        std::size_t shard = 1, std::size_t shards = 1) {
    ExperimentRequest request{spec, out, shard, shards, jobs, &known_};
    NoProgress progress;
    return runExperiment(request, progress);
  }

  std::string resultsOf(const fs::path& out, const std::vector<fs::path>& others = {}) {
    writeReport(out, others, known_);
    std::string all = readFile(out / "results.json");
    for (const char* name :
         {"report.json", "tables.md", "tables.tex", "tables.csv", "report.html"}) {
      all += readFile(out / "report" / name);
    }
    return all;
  }

  static std::unique_ptr<TemporaryFolder> folder_;
  SpyLog log_;
  Registry known_ = testing::withSpies(log_);
  TemporaryFolder out_;
};

std::unique_ptr<TemporaryFolder> Experiments::folder_;

TEST_F(Experiments, ExpandIntoTheCellsThatTheAxesSay) {
  const ExperimentSpec spec = specOf(
      R"j({"protocols": ["trtr", "tstr", "aug(0.5)", "scarce(50)"], "training_seeds": 3,
          "sampling_seeds": 5, "classifiers": ["spy", "random-forest"],
          "features": ["kinematic", "joint-positions"], "metrics": ["kid"]})j");
  const auto groups = expand(spec, 4);
  // A fold: real trtr and scarce; generator and control with 3 · 5 seeds: tstr, aug, scarce and the
  // metrics, which know no classifier; three sanity rows with tstr and metrics.
  const std::size_t spaces = 2;
  const std::size_t classifiers = 2;
  const std::size_t real = 2 * classifiers * spaces;
  const std::size_t sources = 2 * 15 * (3 * classifiers + 1) * spaces;
  const std::size_t sanity = 3 * (classifiers + 1) * spaces;
  EXPECT_EQ(cellCount(groups), 4 * (real + sources + sanity));
  std::set<std::string> ids;
  for (const CellGroup& group : groups) {
    for (const Cell& cell : group.cells) ids.insert(cell.id);
  }
  EXPECT_EQ(ids.size(), cellCount(groups));
}

TEST_F(Experiments, TestItemsAreNeverSeenByAnythingThatIsFitted) {
  const ExperimentSpec spec = specOf(R"j({"protocols": ["trtr", "tstr", "aug(0.5)", "replace(0.5)"],
                                         "controls": []})j");
  run(spec, out_ / "e");
  const ExperimentFolder done = ExperimentFolder::read(out_ / "e", known_);
  std::set<std::set<std::string>> trainings;
  for (const Fold& fold : done.split.folds) {
    trainings.insert({fold.train.begin(), fold.train.end()});
  }
  ASSERT_EQ(log_.fitted.size(), 2u);  // once a fold for all its cells
  for (const auto& ids : log_.fitted) EXPECT_TRUE(trainings.contains(ids));
  // The spy's samples are training items: no row that is asked about may have been learnt.
  ASSERT_EQ(log_.learntRows.size(), done.results.size());
  ASSERT_EQ(log_.askedRows.size(), 2 * done.results.size());  // decisions and probabilities
  std::set<std::vector<double>> tested;
  for (const auto& rows : log_.askedRows) {
    std::size_t learntFrom = 0;
    for (const auto& learnt : log_.learntRows) {
      std::vector<std::vector<double>> both;
      std::ranges::set_intersection(rows, learnt, std::back_inserter(both));
      if (both.empty()) ++learntFrom;
    }
    // All cells of its own fold at least.
    EXPECT_GE(learntFrom, done.results.size() / 2);
  }
}

TEST_F(Experiments, GroupsNeverCross) {
  run(specOf(), out_ / "e");
  const ExperimentFolder done = ExperimentFolder::read(out_ / "e", known_);
  const auto subject = [](const std::string& id) { return id.substr(id.find('/') + 1, 8); };
  for (const Fold& fold : done.split.folds) {
    std::set<std::string> trained;
    for (const auto& id : fold.train) trained.insert(subject(id));
    for (const auto& id : fold.test) EXPECT_FALSE(trained.contains(subject(id))) << id;
  }
  EXPECT_EQ(done.audit.at("leaks"), 0);
}

TEST_F(Experiments, ACopyOfTheTrainingPartIsAsGoodAsRealData) {
  run(specOf(), out_ / "e");
  const Json report = writeReport(out_ / "e", {}, known_);
  const Json& table = report.at("tables").at(0);
  ASSERT_EQ(table.at("protocol"), "tstr");
  std::map<std::string, Json> folds;
  for (const Json& row : table.at("rows")) folds[row.at("source")] = row.at("folds");
  EXPECT_EQ(folds.at("training-copy"), folds.at("real"));
  EXPECT_EQ(folds.at("spy"), folds.at("real"));  // it gives its training clips back
  EXPECT_EQ(table.at("reference"), "duplicate");
  EXPECT_EQ(report.at("cells").at("failed"), 0);
  EXPECT_EQ(report.at("looks").at("looks"), report.at("cells").at("finished"));
}

TEST_F(Experiments, VariantsOfAMetricAreNeverAveragedIntoOneNumber) {
  const TemporaryFolder out;
  run(specOf(R"j({"metrics": ["diversity"], "variants": ["standard", "as-published"]})j"),
      out / "study");
  resultsOf(out / "study");
  const Json report = Json::parse(readFile(out / "study" / "report" / "report.json"));
  std::map<std::string, double> shown;
  for (const Json& source : report.at("metrics")) {
    if (source.at("source") != "spy") continue;
    for (const Json& entry : source.at("entries")) {
      if (entry.at("name") == "diversity") shown[entry.at("variant")] = entry.at("value");
    }
  }
  std::map<std::string, std::vector<double>> measured;
  for (const auto& file : fs::directory_iterator(out / "study" / "cells")) {
    const Json cell = Json::parse(readFile(file.path()));
    if (cell.at("protocol") != "metrics" || cell.at("source") != "spy") continue;
    for (const Json& entry : cell.at("entries")) {
      if (entry.at("name") == "diversity")
        measured[entry.at("variant")].push_back(entry.at("value"));
    }
  }
  ASSERT_EQ(measured.size(), 2u);
  for (const auto& [variant, values] : measured) {
    const double mean =
        std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
    ASSERT_TRUE(shown.contains(variant)) << variant;
    EXPECT_NEAR(shown[variant], mean, 1e-12) << variant;
  }
}

TEST_F(Experiments, JobsShardsAndInterruptionsDoNotChangeABit) {
  const ExperimentSpec spec = specOf(R"j({"metrics": ["kid"], "sampling_seeds": 2})j");
  run(spec, out_ / "one", 1);
  const std::string expected = resultsOf(out_ / "one");

  for (std::size_t shard = 3; shard >= 1; --shard) {
    run(spec, out_ / ("shard-" + std::to_string(shard)), 2, shard, 3);
  }
  const std::vector<fs::path> others{out_ / "shard-1", out_ / "shard-3"};
  EXPECT_EQ(resultsOf(out_ / "shard-2", others), expected);

  ExperimentRequest request{spec, out_ / "stopped", 1, 1, 2, &known_};
  for (const double until : {0.2, 0.6}) {
    ImpatientProgress impatient(until);
    EXPECT_THROW(runExperiment(request, impatient), Cancelled);
  }
  const ExperimentOutcome rest = run(spec, out_ / "stopped");
  EXPECT_GT(rest.before, 0u);
  EXPECT_LT(rest.before, rest.cells);
  EXPECT_EQ(resultsOf(out_ / "stopped"), expected);
}

TEST_F(Experiments, LeaksAreToldAndCanBeLeftOut) {
  NoProgress progress;
  registry().demos.create("body-motion")->write({out_ / "leaky", 0, "leaky", 1}, progress);
  ExperimentSpec spec = specOf(R"j({"split": {"scheme": "declared"}, "protocols": ["trtr"],
                                    "generators": [], "controls": []})j");
  spec.data = out_ / "leaky";
  EXPECT_GT(run(spec, out_ / "kept").leaks, 0u);
  const Json report = writeReport(out_ / "kept", {}, known_);
  EXPECT_NE(report.at("caveats").dump().find("too good"), std::string::npos);
  spec.removeLeaks = true;
  run(spec, out_ / "removed");
  const auto training = [&](const char* name) {
    const Split split = ExperimentFolder::read(out_ / name, known_).split;
    return std::set<std::string>(split.folds[0].train.begin(), split.folds[0].train.end());
  };
  // In "sad" actor 8 is tested on and a copy of actor 1, actor 7 a blurred one of actor 2, and
  // actor 6, a mirrored one of actor 3, stands on both sides.
  for (const char* leaky : {"sad/actor-01_walk_1", "sad/actor-02_walk_1", "sad/actor-03_walk_1"}) {
    EXPECT_TRUE(training("kept").contains(leaky));
    EXPECT_FALSE(training("removed").contains(leaky));
  }
  EXPECT_FALSE(training("removed").contains("angry/actor-06_walk_1"));
  EXPECT_TRUE(training("removed").contains("sad/actor-04_walk_1"));
}

TEST_F(Experiments, AFolderOfAnotherExperimentIsRefused) {
  run(specOf(), out_ / "e");
  EXPECT_THROW(run(specOf(R"j({"seed": 2})j"), out_ / "e"), Error);
  EXPECT_THROW(mergeExperiment(out_ / "nothing", {}, known_), Error);
}

TEST_F(Experiments, AnUnfinishedOneIsReportedAsSuch) {
  run(specOf(), out_ / "e", 2, 1, 2);
  const Json report = writeReport(out_ / "e", {}, known_);
  EXPECT_LT(report.at("cells").at("finished"), report.at("cells").at("expected"));
  EXPECT_NE(report.at("caveats").dump().find("Unfinished"), std::string::npos);
}

TEST_F(Experiments, WrongDeclarationsAreToldByTheirKey) {
  const auto refused = [&](const std::string& changes) {
    try {
      specOf(changes);
    } catch (const Error& error) {
      return std::string(error.what());
    }
    return std::string("taken");
  };
  EXPECT_NE(refused(R"j({"protocol": []})j").find("\"protocol\""), std::string::npos);
  EXPECT_NE(refused(R"j({"generators": ["nobody"]})j").find("nobody"), std::string::npos);
  EXPECT_NE(refused(R"j({"generators": ["spy", "spy"]})j").find("twice"), std::string::npos);
  EXPECT_NE(refused(R"j({"protocols": ["cross(tstr)"]
})j")
                .find("another data set"),
            std::string::npos);
  EXPECT_NE(refused(R"j({"training_seeds": 0})j").find("at least 1"), std::string::npos);
  EXPECT_NE(refused(R"j({"name": 3})j").find("wrong kind"), std::string::npos);
}

}  // namespace
}  // namespace emoforge
