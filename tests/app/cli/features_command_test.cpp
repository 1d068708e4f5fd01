// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include "core/base/archive.h"
#include "core/base/files.h"
#include "core/data/csv.h"
#include "tests/app/cli/program.h"
#include "tests/support/temporary_folder.h"

namespace emoforge {
namespace {

using testing::Outcome;
using testing::run;
using testing::TemporaryFolder;

class FeaturesCommand : public ::testing::Test {
 protected:
  FeaturesCommand() {
    EXPECT_EQ(run({"dataset", "demo", "body-motion", "--per-class", "1", "--out", set_}).exitCode,
              0);
  }

  Outcome describe(const std::string& features) {
    return run({"features", set_, "--features", features, "--out", table_});
  }

  TemporaryFolder folder_;
  const std::string set_ = (folder_ / "set").string();
  const std::string table_ = (folder_ / "table.csv").string();
};

TEST_F(FeaturesCommand, WritesARowOfNamedNumbersForEachClip) {
  const Outcome outcome = describe("kinematic");
  ASSERT_EQ(outcome.exitCode, 0) << outcome.errors;
  const CsvTable table = readCsv(table_);
  const CsvTable index = readCsv(folder_ / "set" / "index.csv");
  EXPECT_EQ(table.rows.size(), index.rows.size());
  EXPECT_EQ(table.header[0], "id");
  EXPECT_EQ(table.header[1], "label");
  const int speed = table.column("left-arm/speed/mean");
  ASSERT_GE(speed, 0);
  for (const auto& row : table.rows)
    EXPECT_GT(std::stod(row[static_cast<std::size_t>(speed)]), 0.0);
}

TEST_F(FeaturesCommand, WritesItsResultAsJsonWhereItIsAskedFor) {
  const std::string file = (folder_ / "result.json").string();
  const Outcome named = run({"features", set_, "--out", table_, "--json", file});
  ASSERT_EQ(named.exitCode, 0) << named.errors;
  const Json document = Json::parse(readFile(file));
  EXPECT_EQ(document.at("items"), 6);
  EXPECT_NE(named.output.find(table_), std::string::npos) << "the sentence for people stays";
  // Without a name, or before the data set, it goes to standard output.
  for (const auto& arguments :
       {std::vector<std::string>{"features", set_, "--out", table_, "--json"},
        std::vector<std::string>{"features", "--json", set_, "--out", table_},
        std::vector<std::string>{"--json", "features", set_, "--out", table_}}) {
    const Outcome printed = run(arguments);
    ASSERT_EQ(printed.exitCode, 0) << printed.errors;
    EXPECT_EQ(Json::parse(printed.output), document);
  }
  EXPECT_EQ(run({"features", "--json", "--out", table_}).exitCode, 2);
}

TEST_F(FeaturesCommand, NamesAClipThatIsTooShortAndTakesTheRest) {
  const CsvTable index = readCsv(folder_ / "set" / "index.csv");
  const auto file = folder_ / "set" / index.rows[0][static_cast<std::size_t>(index.column("file"))];
  const std::string whole = readFile(file);
  const std::size_t frames = whole.find("Frames:");
  std::size_t end = frames;
  // "Frames:", "Frame Time:" and two rows.
  for (int line = 0; line < 4; ++line) end = whole.find('\n', end) + 1;
  std::string cut = whole.substr(0, end);
  cut.replace(frames, cut.find('\n', frames) - frames, "Frames: 2");
  writeFileSafely(file, cut);
  const Outcome outcome = describe("kinematic");
  ASSERT_EQ(outcome.exitCode, 0) << outcome.errors;
  EXPECT_NE(outcome.errors.find("features need at least 5"), std::string::npos) << outcome.errors;
  EXPECT_NE(outcome.errors.find(index.rows[0][0]), std::string::npos) << outcome.errors;
  EXPECT_EQ(readCsv(table_).rows.size(), index.rows.size() - 1);
}

TEST_F(FeaturesCommand, RefusesUnknownFeaturesAndListsTheKnown) {
  const Outcome outcome = describe("colour");
  EXPECT_EQ(outcome.exitCode, 2);
  EXPECT_NE(outcome.errors.find("kinematic, joint-positions"), std::string::npos);
  EXPECT_FALSE(std::filesystem::exists(table_));
}

}  // namespace
}  // namespace emoforge
