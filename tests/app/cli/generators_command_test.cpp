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

std::vector<std::string> generators() {
  const auto listed = nlohmann::json::parse(run({"list", "generators", "--json"}).output);
  std::vector<std::string> names;
  for (const auto& card : listed.at("items")) names.push_back(card.at("name").get<std::string>());
  return names;
}

}  // namespace

TEST(GeneratorsCommand, EachTrainsAndGeneratesOnASmallSetAlikeEachTime) {
  const TemporaryFolder folder;
  testing::writeSmallMotionSet(folder / "set", 4);
  const auto names = generators();
  for (const char* expected :
       {"neural-gas", "gmm", "kde", "duplicate", "jitter", "classical", "smote", "gaussian"}) {
    EXPECT_NE(std::ranges::find(names, expected), names.end()) << expected;
  }
  for (const std::string& name : names) {
    std::vector<std::vector<std::pair<std::string, std::string>>> clips(2);
    for (int turn = 0; turn < 2; ++turn) {
      const std::string runFolder = folder / (name + std::to_string(turn));
      const std::string synthetic = runFolder + "-synthetic";
      const auto trained = run({"train", "--data", folder / "set", "--generator", name, "--seed",
                                "3", "--out", runFolder});
      ASSERT_EQ(trained.exitCode, 0) << name << trained.errors;
      const auto generated =
          run({"generate", "--run", runFolder, "--per-class", "3", "--out", synthetic});
      ASSERT_EQ(generated.exitCode, 0) << name << generated.errors;
      for (auto& [path, content] : contentsOf(synthetic)) {
        if (path.ends_with(".bvh"))
          clips[static_cast<std::size_t>(turn)].emplace_back(path, content);
      }
    }
    EXPECT_EQ(clips[0].size(), 6u) << name;
    EXPECT_EQ(clips[0], clips[1]) << name;
  }
}

}  // namespace emoforge
