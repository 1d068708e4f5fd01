// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "tests/app/cli/program.h"
#include "tests/app/cli/small_motion_set.h"
#include "tests/support/temporary_folder.h"

namespace emoforge {
namespace {

using testing::contentsOf;
using testing::run;
using testing::TemporaryFolder;

/// All that the program has, with what makes a training of a moment.
const std::vector<std::pair<std::string, std::string>> kGenerators = {
    {"neural-gas", "iterations=5"},
    {"cgan", "steps=5"},
    {"cvae", "steps=5"},
    {"lstm", "steps=2"},
    {"gmm", ""},
    {"kde", ""},
    {"duplicate", ""},
    {"jitter", ""},
    {"classical", ""},
    {"smote", ""},
    {"gaussian", ""}};

class GeneratorsCommand : public ::testing::TestWithParam<std::pair<std::string, std::string>> {};

}  // namespace

TEST(GeneratorsList, NamesThemAllInThisOrder) {
  const auto listed = nlohmann::json::parse(run({"list", "generators", "--json"}).output);
  std::vector<std::string> names;
  for (const auto& card : listed.at("items")) names.push_back(card.at("name"));
  std::vector<std::string> expected;
  for (const auto& [name, setting] : kGenerators) expected.push_back(name);
  EXPECT_EQ(names, expected);
}

INSTANTIATE_TEST_SUITE_P(All, GeneratorsCommand, ::testing::ValuesIn(kGenerators),
                         [](const auto& info) {
                           std::string name = info.param.first;
                           std::ranges::replace(name, '-', '_');
                           return name;
                         });

TEST_P(GeneratorsCommand, TrainsAndGeneratesOnASmallSet) {
  const auto& [name, setting] = GetParam();
  const TemporaryFolder folder;
  testing::writeSmallMotionSet(folder / "set", 4);
  std::vector<std::string> training = {"train",  "--data", folder / "set", "--generator", name,
                                       "--seed", "3",      "--out",        folder / "run"};
  if (!setting.empty()) training.insert(training.end(), {"--set", setting});
  const auto trained = run(training);
  ASSERT_EQ(trained.exitCode, 0) << trained.errors;
  const auto generated =
      run({"generate", "--run", folder / "run", "--per-class", "3", "--out", folder / "new"});
  ASSERT_EQ(generated.exitCode, 0) << generated.errors;
  std::size_t clips = 0;
  for (const auto& [path, content] : contentsOf(folder / "new")) clips += path.ends_with(".bvh");
  EXPECT_EQ(clips, 6u);
}

}  // namespace emoforge
