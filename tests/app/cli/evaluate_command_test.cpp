// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "core/base/archive.h"
#include "core/base/files.h"
#include "tests/app/cli/program.h"
#include "tests/support/temporary_folder.h"

namespace emoforge {
namespace {

namespace fs = std::filesystem;
using testing::Outcome;
using testing::run;
using testing::TemporaryFolder;

/// A demo set, a split of it by actor, a gas trained on the train part and its samples.
class EvaluateCommand : public ::testing::Test {
 protected:
  EvaluateCommand() {
    expectDone({"dataset", "demo", "body-motion", "--per-class", "12", "--out", set_});
    expectDone({"dataset", "split", set_, "--group", "subject", "--folds", "3", "--out", split_});
    expectDone({"train", "--data", set_, "--split", split_, "--fold", "1", "--generator",
                "neural-gas", "--out", run_});
    expectDone({"generate", "--run", run_, "--per-class", "10", "--out", synthetic_});
  }

  static void expectDone(const std::vector<std::string>& arguments) {
    const Outcome outcome = run(arguments);
    EXPECT_EQ(outcome.exitCode, 0) << outcome.errors;
  }

  static Json measured(const std::vector<std::string>& more) {
    std::vector<std::string> arguments{"evaluate", "--json"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Outcome outcome = run(arguments);
    EXPECT_EQ(outcome.exitCode, 0) << outcome.errors;
    return Json::parse(outcome.output);
  }

  static Json entry(const Json& document, const std::string& name) {
    for (const Json& one : document.at("metrics")) {
      if (one.at("name") == name) return one;
    }
    ADD_FAILURE() << name << " is missing";
    return {};
  }

  TemporaryFolder folder_;
  const std::string set_ = (folder_ / "set").string();
  const std::string split_ = (folder_ / "split.json").string();
  const std::string run_ = (folder_ / "run").string();
  const std::string synthetic_ = (folder_ / "synthetic").string();
};

TEST_F(EvaluateCommand, FindsWhatTheGeneratorSawAndMeasuresAgainstTheRest) {
  const Json document = measured({"--real", set_, "--synthetic", synthetic_});
  const Json fold = Json::parse(readFile(split_)).at("folds").at(0);
  const Json record = document.at("record");
  EXPECT_EQ(record.at("training").at("items").size(), fold.at("train").size());
  // Actors of the train part appear in no other part, so the rest is validation and test.
  EXPECT_EQ(record.at("reference").at("items").size(),
            fold.at("validation").size() + fold.at("test").size());
  const Json kid = entry(document, "kid");
  EXPECT_EQ(kid.at("reference_set"), "held-out");
  EXPECT_EQ(kid.at("fitted_on"), "train");
  EXPECT_EQ(kid.at("feature_space"), "kinematic, standardised");
  EXPECT_TRUE(kid.at("value").is_number());
  for (const Json& one : document.at("metrics")) {
    EXPECT_TRUE(one.at("value").is_number() || one.at("caveat").is_string()) << one.dump();
  }
  // The same numbers again.
  EXPECT_EQ(measured({"--real", set_, "--synthetic", synthetic_}).at("metrics"),
            document.at("metrics"));
}

TEST_F(EvaluateCommand, MeasuresAFoldAndChosenMetricsOnly) {
  const Json document =
      measured({"--real", set_, "--split", split_, "--fold", "1", "--synthetic", synthetic_,
                "--metrics", "coverage,authenticity", "--features", "joint-positions"});
  const Json fold = Json::parse(readFile(split_)).at("folds").at(0);
  EXPECT_EQ(document.at("record").at("reference").at("items").size(), fold.at("test").size());
  EXPECT_GE(entry(document, "coverage").at("value"), 0.0);
  EXPECT_LE(entry(document, "coverage").at("value"), 1.0);
  for (const Json& one : document.at("metrics")) {
    EXPECT_TRUE(one.at("name").get<std::string>().starts_with("coverage") ||
                one.at("name").get<std::string>().starts_with("authenticity"));
  }
}

TEST_F(EvaluateCommand, NeverTakesWhatTheGeneratorSawAsReference) {
  // The generator was trained on the first fold; in the second one others are tested on.
  const Json folds = Json::parse(readFile(split_)).at("folds");
  const Json& seen = folds.at(0).at("train");
  std::size_t unseen = 0;
  for (const Json& id : folds.at(1).at("test")) {
    if (std::ranges::count(seen, id) == 0) ++unseen;
  }
  const Outcome outcome = run({"evaluate", "--json", "--real", set_, "--split", split_, "--fold",
                               "2", "--synthetic", synthetic_, "--metrics", "kid"});
  if (unseen == 0) {
    EXPECT_EQ(outcome.exitCode, 2);
    EXPECT_NE(outcome.errors.find("The generator saw every item"), std::string::npos);
  } else {
    const Json items = Json::parse(outcome.output).at("record").at("reference").at("items");
    EXPECT_LE(items.size(), unseen);
    for (const Json& id : items) EXPECT_EQ(std::ranges::count(seen, id), 0) << id;
  }
  // Nor is the training set itself, if it is named as both.
  const Outcome both = run({"evaluate", "--real", set_, "--train", set_, "--synthetic", synthetic_,
                            "--metrics", "kid", "--json"});
  ASSERT_EQ(both.exitCode, 0) << both.errors;
  const Json held = Json::parse(both.output).at("record").at("reference").at("items");
  for (const Json& id : held) EXPECT_EQ(std::ranges::count(seen, id), 0) << id;
}

TEST_F(EvaluateCommand, MeasuresMotionInBothVariantsWithControls) {
  const fs::path file = folder_ / "result.json";
  const Outcome outcome = run({"evaluate", "--real", set_, "--synthetic", synthetic_, "--metrics",
                               "kid,mpjpe,dtw,diversity,fidelity,foot-skate,authenticity",
                               "--variant", "both", "--controls", "--json", file.string()});
  ASSERT_EQ(outcome.exitCode, 0) << outcome.errors;
  EXPECT_NE(outcome.output.find("Control training-copy"), std::string::npos) << outcome.output;
  const Json document = Json::parse(readFile(file));
  EXPECT_EQ(document.at("record").at("variant"), "both");
  const Json mpjpe = entry(document, "mpjpe");
  EXPECT_EQ(mpjpe.at("variant"), "standard");
  EXPECT_EQ(mpjpe.at("direction"), "down");
  EXPECT_GT(mpjpe.at("value"), 1.0) << "centimetres";
  EXPECT_GT(mpjpe.at("reference_value"), 1.0);
  EXPECT_EQ(mpjpe.at("unit_of_replication"), "sampling-seed");
  EXPECT_GE(mpjpe.at("n_groups"), 2);
  EXPECT_EQ(entry(document, "fidelity").at("variant"), "as-published");
  std::size_t published = 0;
  for (const Json& one : document.at("metrics")) {
    if (one.at("variant") != "as-published") continue;
    ++published;
    EXPECT_NE(one.at("caveat").get<std::string>().find("As published: "), std::string::npos);
  }
  EXPECT_EQ(published, 4U * 7U) << "mpjpe, dtw, diversity, fidelity: pooled and six classes";
  std::map<std::string, Json> controls;
  for (const Json& row : document.at("controls")) controls[row.at("name")] = row;
  ASSERT_EQ(controls.size(), 5U);
  const auto value = [&](const char* control, const char* metric) {
    for (const Json& one : controls.at(control).at("metrics")) {
      if (one.at("name") == metric) return one.at("value").get<double>();
    }
    ADD_FAILURE() << metric << " is missing in " << control;
    return 0.0;
  };
  EXPECT_EQ(value("training-copy", "authenticity"), 0.0);
  EXPECT_GT(value("noise", "kid"), value("real-vs-real", "kid"));
  EXPECT_GT(value("noise", "kid"), value("training-copy", "kid"));
  EXPECT_LT(value("training-copy", "mpjpe"), mpjpe.at("value"));
  for (const Json& one : controls.at("noise").at("metrics")) {
    EXPECT_FALSE(one.at("name").get<std::string>().starts_with("mpjpe")) << "noise has no joints";
  }
}

TEST_F(EvaluateCommand, RefusesMetricsThatAreNotKnown) {
  const Outcome outcome =
      run({"evaluate", "--real", set_, "--synthetic", synthetic_, "--metrics", "kid,fidelity"});
  EXPECT_EQ(outcome.exitCode, 2);
  EXPECT_NE(outcome.errors.find("\"fidelity\" is no metric for body-motion."), std::string::npos)
      << outcome.errors;
  EXPECT_NE(outcome.errors.find("velocity-correlation"), std::string::npos) << "what is known";
  const Outcome listed = run({"list", "metrics"});
  for (const char* name :
       {"mpjpe-backward", "foot-skate", "ldlj", "fid", "spectral-ratio", "fidelity"}) {
    EXPECT_NE(listed.output.find(name), std::string::npos) << name;
  }
}

// facts/metrics.md 12.1: what a broken or lacking part of the synthetic set means.
TEST_F(EvaluateCommand, GoesOnWithWhatIsLeftOfASyntheticSet) {
  const fs::path partial = folder_ / "partial";
  fs::copy(synthetic_, partial, fs::copy_options::recursive);
  fs::remove_all(partial / "happy");
  for (const auto& file : fs::directory_iterator(partial / "sad")) {
    std::string text = readFile(file.path());
    const std::size_t number = text.find_first_of("0123456789", text.find("Frame Time") + 30);
    writeFileSafely(file.path(), text.replace(number, 1, "nan "));
    break;
  }
  fs::remove(partial / "index.csv");
  const Outcome outcome =
      run({"evaluate", "--json", "--real", set_, "--split", split_, "--fold", "1", "--synthetic",
           partial.string(), "--metrics", "kid,coverage,mpjpe,jerk"});
  ASSERT_EQ(outcome.exitCode, 0) << outcome.errors;
  const Json document = Json::parse(outcome.output);
  for (const char* name : {"kid", "coverage", "mpjpe", "jerk"}) {
    const Json missing = entry(document, std::string(name) + "/happy");
    EXPECT_TRUE(missing.at("value").is_null()) << name;
    EXPECT_NE(missing.at("caveat").get<std::string>().find("no sample of this class"),
              std::string::npos);
    EXPECT_TRUE(entry(document, name).at("value").is_number()) << name;
  }
  EXPECT_EQ(entry(document, "jerk/sad").at("n_synthetic"), 9) << outcome.errors;
  EXPECT_NE(outcome.errors.find("sad/"), std::string::npos) << outcome.errors;
}

TEST_F(EvaluateCommand, RefusesTrainingFilesAmongTheSyntheticOnes) {
  const Json fold = Json::parse(readFile(split_)).at("folds").at(0);
  const std::string id = fold.at("train").at(0);
  const fs::path copied = folder_ / "copied";
  fs::create_directories(copied / fs::path(id).parent_path());
  fs::copy_file(fs::path(set_) / (id + ".bvh"), copied / (id + ".bvh"));
  const std::vector<std::string> arguments{"evaluate",    "--real", set_,        "--split", split_,
                                           "--synthetic", copied,   "--metrics", "kid"};
  const Outcome refused = run(arguments);
  EXPECT_EQ(refused.exitCode, 2);
  EXPECT_NE(refused.errors.find(id), std::string::npos) << refused.errors;
  std::vector<std::string> allowed = arguments;
  allowed.push_back("--training-copy-control");
  EXPECT_EQ(run(allowed).exitCode, 0);
}

}  // namespace
}  // namespace emoforge
