// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "core/base/archive.h"
#include "tests/app/cli/program.h"
#include "tests/support/temporary_folder.h"

namespace emoforge {
namespace {

using testing::Outcome;
using testing::run;
using testing::TemporaryFolder;

/// "rule: item, item" of the findings with a severity.
std::set<std::string> found(const Json& report, const std::string& severity) {
  std::set<std::string> names;
  for (const Json& finding : report.at("findings")) {
    if (finding.at("severity") != severity) continue;
    std::string name = finding.at("rule").get<std::string>() + ":";
    if (finding.at("rule") == "group-on-both-sides") {
      name += " " + finding.at("column").get<std::string>() + " " +
              finding.at("value").get<std::string>();
    } else {
      for (const std::string item : finding.at("items")) name += " " + item;
    }
    names.insert(name);
  }
  return names;
}

TEST(AuditCommand, NamesEveryPlantedLeakAndNothingElse) {
  const TemporaryFolder folder;
  const std::string set = (folder / "set").string();
  ASSERT_EQ(run({"dataset", "demo", "body-motion", "--variant", "leaky", "--out", set}).exitCode,
            0);
  const Outcome outcome = run({"audit", set, "--json"});
  ASSERT_EQ(outcome.exitCode, 0) << outcome.errors;
  std::set<std::string> errors{"group-on-both-sides: subject actor-06"};
  std::set<std::string> warnings{"group-on-both-sides: stimulus script-1"};
  for (const std::string label : {"angry", "fearful", "happy", "neutral", "proud", "sad"}) {
    const auto pair = [&](const char* first, const char* second) {
      return " " + label + "/" + first + "_walk_1 " + label + "/" + second + "_walk_1";
    };
    errors.insert("exact-duplicate:" + pair("actor-01", "actor-08"));
    errors.insert("near-duplicate:" + pair("actor-02", "actor-07"));
    // The mirrored actor stands on the side of its model in every second class.
    const bool crosses = label == "fearful" || label == "happy" || label == "sad";
    (crosses ? errors : warnings).insert("near-duplicate:" + pair("actor-03", "actor-06"));
  }
  const Json report = Json::parse(outcome.output);
  EXPECT_EQ(found(report, "error"), errors);
  EXPECT_EQ(found(report, "warning"), warnings);
  EXPECT_EQ(report.at("leaks"), errors.size());
}

TEST(AuditCommand, FindsNothingInASetWithoutLeaks) {
  const TemporaryFolder folder;
  const std::string set = (folder / "set").string();
  const std::string split = (folder / "split.json").string();
  ASSERT_EQ(run({"dataset", "demo", "body-motion", "--out", set}).exitCode, 0);
  ASSERT_EQ(
      run({"dataset", "split", set, "--group", "subject", "--folds", "3", "--out", split}).exitCode,
      0);
  const Json report = Json::parse(run({"audit", set, "--split", split, "--json"}).output);
  EXPECT_EQ(report.at("folds"), 3);
  EXPECT_EQ(report.at("leaks"), 0);
}

}  // namespace
}  // namespace emoforge
