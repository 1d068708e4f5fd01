// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <functional>
#include <optional>
#include <thread>

#include "core/base/archive.h"
#include "core/base/files.h"
#include "tests/app/cli/program.h"
#include "tests/app/cli/small_motion_set.h"
#include "tests/support/shared_data.h"
#include "tests/support/temporary_folder.h"

namespace emoforge {
namespace {

using testing::contentsOf;
using testing::Outcome;
using testing::Program;
using testing::run;
using testing::TemporaryFolder;

Json jsonOf(const Outcome& outcome) {
  EXPECT_EQ(outcome.exitCode, 0) << outcome.errors;
  return Json::parse(outcome.output);
}

std::vector<std::string> trainArguments(const TemporaryFolder& folder, const std::string& out,
                                        const std::string& iterations) {
  return {"train",
          "--data",
          folder / "set",
          "--generator",
          "neural-gas",
          "--seed",
          "7",
          "--set",
          "iterations=" + iterations,
          "--checkpoint-seconds",
          "0.1",
          "--out",
          folder / out};
}

/// The samples of a run, without the folder's record (which holds times).
std::vector<std::pair<std::string, std::string>> samplesOf(const TemporaryFolder& folder,
                                                           const std::string& runName) {
  const auto out = folder / (runName + "-samples");
  const Outcome outcome =
      run({"generate", "--run", folder / runName, "--per-class", "3", "--seed", "5", "--out", out});
  EXPECT_EQ(outcome.exitCode, 0) << outcome.errors;
  auto contents = contentsOf(out);
  std::erase_if(contents, [](const auto& entry) { return !entry.first.ends_with(".bvh"); });
  return contents;
}

void waitUntil(const std::function<bool()>& holds) {
  for (int i = 0; i < 2000 && !holds(); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
}

void waitFor(const std::filesystem::path& file) {
  waitUntil([&] { return std::filesystem::exists(file); });
}

/// Changes whenever the file is written anew; nothing while it is missing.
std::optional<std::filesystem::file_time_type> versionOf(const std::filesystem::path& file) {
  std::error_code missing;
  const auto time = std::filesystem::last_write_time(file, missing);
  return missing ? std::nullopt : std::optional(time);
}

}  // namespace

TEST(CommandLine, ListsAndDescribesWhatItKnows) {
  EXPECT_EQ(jsonOf(run({"list", "generators", "--json"})).at("items").at(0).at("name"),
            "neural-gas");
  const Json gas = jsonOf(run({"describe", "generator", "neural-gas", "--json"})).at("item");
  EXPECT_FALSE(gas.at("bibtex").get<std::string>().empty());
  EXPECT_GT(gas.at("parameters").size(), 8u);
  EXPECT_EQ(jsonOf(run({"list", "modalities", "--json"})).at("items").at(0).at("name"),
            "body-motion");
}

TEST(CommandLine, ListsAndDescribesEveryClassifier) {
  std::vector<std::string> names;
  const Json list = jsonOf(run({"list", "classifiers", "--json"}));
  for (const Json& item : list.at("items")) {
    names.push_back(item.at("name"));
    const Json described =
        jsonOf(run({"describe", "classifier", names.back(), "--json"})).at("item");
    EXPECT_FALSE(described.at("parameters").empty()) << names.back();
    EXPECT_FALSE(described.at("reference").get<std::string>().empty()) << names.back();
  }
  EXPECT_EQ(names, (std::vector<std::string>{"random-forest", "decision-tree", "svm-linear",
                                             "svm-rbf", "knn", "logistic-regression", "xgboost"}));
}

TEST(CommandLine, AnswersWrongUseWithExitCodeTwoAndASentence) {
  for (const std::vector<std::string>& wrong :
       {std::vector<std::string>{"list", "generator-s"},
        {"describe", "generator", "nonsense"},
        {"train", "--out", "/tmp/never"},
        {"dataset", "info", "/no/such/folder"},
        {"generate", "--run", "/no/such/run", "--per-class", "1", "--out", "/tmp/never"},
        {}}) {
    const Outcome outcome = run(wrong);
    EXPECT_EQ(outcome.exitCode, 2) << outcome.errors;
    EXPECT_FALSE(outcome.errors.empty());
    EXPECT_TRUE(outcome.output.empty()) << outcome.output;
  }
}

TEST(CommandLine, LeavesExcludedItemsOutOfTrainingAndTellsSoInTheRecord) {
  const TemporaryFolder folder;
  testing::writeSmallMotionSet(folder / "set", 3);
  const Json all = jsonOf(run({"dataset", "info", folder / "set", "--json"}));
  ASSERT_EQ(all.at("items"), 6);
  auto arguments = trainArguments(folder, "run", "10");
  arguments.emplace_back("--json");
  const auto whole = jsonOf(run(arguments)).at("record").at("data").at("items");
  const std::vector<std::string> calm = {whole[0], whole[1], whole[2]};
  arguments = trainArguments(folder, "without", "10");
  writeFileSafely(folder / "list.txt", calm[1] + "\r\n\n" + calm[2] + "\n");
  for (const std::string& more : {std::string("--exclude"), calm[0], std::string("--exclude-file"),
                                  (folder / "list.txt").string(), std::string("--json")})
    arguments.push_back(more);
  const Json data = jsonOf(run(arguments)).at("record").at("data");
  EXPECT_EQ(data.at("excluded"), Json(calm));
  EXPECT_EQ(data.at("items"), Json({whole[3], whole[4], whole[5]}));
  EXPECT_EQ(data.at("classes"), Json({"lively"})) << "a class without items is not promised";
  EXPECT_EQ(run({"train", "--resume", "--out", folder / "without"}).exitCode, 0);

  arguments = trainArguments(folder, "typo", "10");
  arguments.insert(arguments.end(), {"--exclude", "calm/no-such-clip"});
  EXPECT_EQ(run(arguments).exitCode, 2) << "an unknown id is a mistake";
}

TEST(CommandLine, GoesFromAFolderOfClipsToNewOnes) {
  const TemporaryFolder folder;
  testing::writeSmallMotionSet(folder / "set", 6);
  const Json info = jsonOf(run({"dataset", "info", folder / "set", "--json"}));
  EXPECT_EQ(info.at("items"), 12);
  EXPECT_EQ(info.at("classes"), (Json{{"calm", 6}, {"lively", 6}}));
  EXPECT_EQ(info.at("structures").at(0).at("joints"), 3);

  auto arguments = trainArguments(folder, "run", "20");
  arguments.emplace_back("--json");
  const Json record = jsonOf(run(arguments)).at("record");
  EXPECT_EQ(record.at("state"), "finished");
  EXPECT_EQ(record.at("data").at("items").size(), 12u);
  EXPECT_EQ(record.at("seed"), 7);

  const auto out = folder / "synthetic";
  const Json made = jsonOf(
      run({"generate", "--run", folder / "run", "--per-class", "4", "--out", out, "--json"}));
  EXPECT_EQ(made.at("samples"), 8);
  const Json back = jsonOf(run({"dataset", "info", out, "--json"}));
  EXPECT_EQ(back.at("classes"), (Json{{"calm", 4}, {"lively", 4}}));
  EXPECT_TRUE(back.at("problems").empty());
  const Json kept = Json::parse(readFile(out / "record.json"));
  EXPECT_EQ(kept.at("data").at("items").size(), 12u);
  EXPECT_EQ(kept.at("run"), record.at("id"));

  EXPECT_EQ(run({"generate", "--run", folder / "run", "--per-class", "1", "--out", out}).exitCode,
            2);
  EXPECT_EQ(run(trainArguments(folder, "run", "20")).exitCode, 2) << "a run is not overwritten";
}

TEST(CommandLine, GivesTheSameClipsForTheSameSeedAndMoreWithoutChangingThem) {
  const TemporaryFolder folder;
  testing::writeSmallMotionSet(folder / "set", 6);
  for (const char* name : {"a", "b"}) {
    ASSERT_EQ(run(trainArguments(folder, name, "10")).exitCode, 0);
  }
  const auto three = samplesOf(folder, "a");
  EXPECT_EQ(three, samplesOf(folder, "b"));
  ASSERT_EQ(run({"generate", "--run", folder / "a", "--per-class", "5", "--seed", "5", "--out",
                 folder / "five"})
                .exitCode,
            0);
  const auto five = contentsOf(folder / "five");
  for (const auto& sample : three) {
    EXPECT_NE(std::find(five.begin(), five.end(), sample), five.end()) << sample.first;
  }
}

TEST(CommandLine, KilledRunsResumeToTheSameClips) {
  const TemporaryFolder folder;
  testing::writeSmallMotionSet(folder / "set", 6);
  // Long enough that the run is far from its end at the second checkpoint, on a faster machine too.
  const auto longTraining = [&](const std::string& out) {
    auto arguments = trainArguments(folder, out, "100000");
    arguments.insert(arguments.end(), {"--set", "neurons=100"});
    return arguments;
  };
  ASSERT_EQ(run(longTraining("whole")).exitCode, 0);
  for (int kill = 0; kill < 2; ++kill) {
    const auto arguments =
        kill == 0 ? longTraining("killed")
                  : std::vector<std::string>{"train", "--resume", "--checkpoint-seconds",
                                             "0.1",   "--out",    folder / "killed"};
    const auto checkpoint = folder / "killed" / "checkpoint" / "state.bin";
    const auto before = versionOf(checkpoint);
    Program program(arguments);
    waitUntil([&] { return versionOf(checkpoint) != before; });
    program.send(SIGKILL);
    ASSERT_EQ(program.wait().exitCode, 128 + SIGKILL) << "the run was over before it was killed";
    const Json record = Json::parse(readFile(folder / "killed" / "run.json"));
    ASSERT_NE(record.at("state"), "finished") << "the run was over before it was killed";
    EXPECT_EQ(
        run({"generate", "--run", folder / "killed", "--per-class", "1", "--out", folder / "early"})
            .exitCode,
        2);
  }
  const Outcome resumed = run({"train", "--resume", "--out", folder / "killed"});
  ASSERT_EQ(resumed.exitCode, 0) << resumed.errors;
  EXPECT_EQ(samplesOf(folder, "killed"), samplesOf(folder, "whole"));
  EXPECT_EQ(readFile(folder / "killed" / "metrics.csv"),
            readFile(folder / "whole" / "metrics.csv"));
}

/// The sanitizers look for leaks at the end of the program.
#ifdef __SANITIZE_ADDRESS__
constexpr double kAnswerSeconds = 3.0;
#else
constexpr double kAnswerSeconds = 0.5;
#endif

TEST(CommandLine, AnswersCtrlCWithinHalfASecondAndResumes) {
  const TemporaryFolder folder;
  testing::writeSmallMotionSet(folder / "set", 6);
  Program program(trainArguments(folder, "run", "100000"));
  waitFor(folder / "run" / "checkpoint" / "state.bin");
  const auto asked = std::chrono::steady_clock::now();
  program.send(SIGINT);
  const Outcome stopped = program.wait();
  const std::chrono::duration<double> answer = std::chrono::steady_clock::now() - asked;
  EXPECT_EQ(stopped.exitCode, 130) << stopped.errors;
  EXPECT_LT(answer.count(), kAnswerSeconds);
  EXPECT_EQ(Json::parse(readFile(folder / "run" / "run.json")).at("state"), "stopped");
}

TEST(CommandLine, TellsThatTheDataChangedInsteadOfMixingThem) {
  const TemporaryFolder folder;
  testing::writeSmallMotionSet(folder / "set", 6);
  Program program(trainArguments(folder, "run", "100000"));
  waitFor(folder / "run" / "checkpoint" / "state.bin");
  program.send(SIGTERM);
  EXPECT_EQ(program.wait().exitCode, 130);
  testing::writeSmallMotionSet(folder / "other", 5);
  std::filesystem::copy_file(folder / "other" / "calm" / "wave_1.bvh",
                             folder / "set" / "calm" / "wave_0.bvh",
                             std::filesystem::copy_options::overwrite_existing);
  const Outcome outcome = run({"train", "--resume", "--out", folder / "run"});
  EXPECT_EQ(outcome.exitCode, 2);
  EXPECT_NE(outcome.errors.find("changed"), std::string::npos) << outcome.errors;
}

TEST(CommandLine, RefusesAFolderItCannotWriteBeforeAnyWork) {
  const TemporaryFolder folder;
  testing::writeSmallMotionSet(folder / "set", 3);
  writeFileSafely(folder / "file", "");
  const Outcome outcome = run(trainArguments(folder, "file/run", "5"));
  EXPECT_EQ(outcome.exitCode, 1);
  EXPECT_NE(outcome.errors.find("Choose a folder"), std::string::npos) << outcome.errors;
}

TEST(CommandLine, SplitsTrainOnOnePartOnly) {
  const TemporaryFolder folder;
  testing::writeSmallMotionSet(folder / "set", 6);
  ASSERT_EQ(run({"dataset", "split", folder / "set", "--columns", "take=(wave_[0-9]+)", "--group",
                 "take", "--folds", "3", "--out", folder / "split.json"})
                .exitCode,
            0);
  auto arguments = trainArguments(folder, "run", "5");
  for (const char* more : {"--columns", "take=(wave_[0-9]+)", "--split"})
    arguments.emplace_back(more);
  arguments.push_back(folder / "split.json");
  for (const char* more : {"--fold", "2", "--part", "train", "--json"})
    arguments.emplace_back(more);
  const Json record = jsonOf(run(arguments)).at("record");
  const Json fold = Json::parse(readFile(folder / "split.json")).at("folds").at(1);
  EXPECT_EQ(record.at("data").at("items"), fold.at("train"));
}

TEST(CommandLine, ConvertsAndReadsBackTheSameMotion) {
  const TemporaryFolder folder;
  testing::writeSmallMotionSet(folder / "set", 2);
  ASSERT_EQ(
      run({"dataset", "convert", folder / "set", "--format", "bvh", "--out", folder / "again"})
          .exitCode,
      0);
  ASSERT_EQ(
      run({"dataset", "convert", folder / "again", "--format", "bvh", "--out", folder / "third"})
          .exitCode,
      0);
  EXPECT_EQ(contentsOf(folder / "again"), contentsOf(folder / "third"));
  const Outcome positions = run({"dataset", "convert", folder / "set", "--format",
                                 "joint-positions", "--out", folder / "csv"});
  ASSERT_EQ(positions.exitCode, 0) << positions.errors;
  const std::string csv = readFile(folder / "csv" / "calm" / "wave_0.csv");
  EXPECT_NE(csv.find("RightArm_end.x"), std::string::npos);
}

TEST(CommandLine, GoesFromDemoDataToNewClipsAtBothLevels) {
  const TemporaryFolder folder;
  const Json demo =
      jsonOf(run({"dataset", "demo", "body-motion", "--out", folder / "demo", "--json"}));
  EXPECT_EQ(demo.at("classes").size(), 6u);
  for (const std::string level : {"sequence", "pose"}) {
    const Outcome trained = run({"train", "--data", folder / "demo", "--generator", "neural-gas",
                                 "--set", "level=" + level, "--out", folder / level});
    ASSERT_EQ(trained.exitCode, 0) << trained.errors;
    const auto out = folder / (level + "-clips");
    const Json made = jsonOf(
        run({"generate", "--run", folder / level, "--per-class", "2", "--out", out, "--json"}));
    EXPECT_EQ(made.at("samples"), 12);
    const Json info = jsonOf(run({"dataset", "info", out, "--json"}));
    EXPECT_EQ(info.at("items"), 12);
    EXPECT_EQ(info.at("structures").at(0).at("joints"), 24);
    EXPECT_GT(info.at("ranges").at("seconds").at("low").get<double>(), 1.0);
  }
}

TEST(CommandLine, TrainsOnRealMotionOfFiveEmotions) {
  EMOFORGE_NEEDS_SHARED_DATA("body_motion_emotion");
  const TemporaryFolder folder;
  const auto data = testing::sharedData() / "body_motion_emotion";
  ASSERT_EQ(run({"train", "--data", data, "--generator", "neural-gas", "--preset", "paper-code",
                 "--out", folder / "run"})
                .exitCode,
            0);
  ASSERT_EQ(run({"generate", "--run", folder / "run", "--per-class", "2", "--out", folder / "new"})
                .exitCode,
            0);
  const Json info = jsonOf(run({"dataset", "info", folder / "new", "--json"}));
  EXPECT_EQ(info.at("items"), 10);
  EXPECT_EQ(info.at("structures").size(), 1u);
}

TEST(CommandLine, ListsTheBadFilesOfAFolderAndTakesTheRest) {
  EMOFORGE_NEEDS_SHARED_DATA("bvh_odd");
  const Json info = jsonOf(run({"dataset", "info", testing::sharedData() / "bvh_odd", "--json"}));
  EXPECT_EQ(info.at("items"), 13);
  std::size_t errors = 0;
  for (const auto& problem : info.at("problems")) {
    if (problem.at("severity") != "error") continue;
    ++errors;
    EXPECT_GT(problem.at("line").get<int>(), 0) << problem.dump();
  }
  EXPECT_EQ(errors, 4u);
}

}  // namespace emoforge
