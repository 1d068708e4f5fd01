// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <charconv>
#include <cmath>
#include <limits>

#include "core/base/files.h"
#include "core/data/csv.h"
#include "core/experiment/figure_files.h"
#include "core/experiment/training_curves_figure.h"
#include "tests/support/temporary_folder.h"

namespace emoforge {
namespace {

namespace fs = std::filesystem;
using testing::TemporaryFolder;

FigureSpec waves() {
  FigureSpec spec;
  spec.kind = "motion-curves";
  spec.title = "knee";
  spec.x = {"time", "s", false, {{0.0, 2.0}}};
  FigureSeries real;
  real.name = "real, \"left\"";
  real.role = FigureRole::Real;
  real.x = {0.0, 0.1, 1.0 / 3.0};
  real.y = {1e-17, std::numeric_limits<double>::quiet_NaN(), -123456.789};
  FigureSeries synthetic = real;
  synthetic.name = "synthetic";
  synthetic.role = FigureRole::Synthetic;
  synthetic.smoothing = 0.6;
  spec.panels = {{{"angle", "°", false, {}}, {real}}, {{"speed", "m/s", true, {}}, {synthetic}}};
  spec.bands = {{0.5, 1.5, "loop"}};
  spec.flags = {{1.0, "checkpoint"}};
  spec.classes = {"happy", "sad"};
  spec.record = {{"seed", 1}};
  return spec;
}

/// NaN is not equal to itself.
FigureSpec withoutGaps(FigureSpec spec) {
  for (FigurePanel& panel : spec.panels) {
    for (FigureSeries& series : panel.series)
      std::erase_if(series.y, [](double v) { return std::isnan(v); });
  }
  return spec;
}

class FixedRenderer : public FigureRenderer {
 public:
  std::string render(const FigureSpec&, const FigureLayout&, FigureFormat format) override {
    return std::string("drawn as ") + toText(format);
  }
};

class FailingRenderer : public FigureRenderer {
 public:
  std::string render(const FigureSpec&, const FigureLayout&, FigureFormat) override {
    throw Error(ErrorKind::Failure, "No pen.");
  }
};

std::vector<std::string> namesIn(const fs::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder))
    names.push_back(entry.path().filename().string());
  std::ranges::sort(names);
  return names;
}

fs::path writeRun(const fs::path& folder) {
  RunRecord record;
  record.id = "run";
  record.generator = "neural-gas";
  record.parameters = Json::object();
  record.classes = {"happy", "sad"};
  record.versions = Json::object();
  RunFolder run = RunFolder::create(folder, record);
  run.saveRecord();
  writeFileSafely(
      folder / "metrics.csv",
      "series,step,value\nquantisation-error/happy,1,0.5\nquantisation-error/sad,1,0.75\n"
      "dead-units/happy,1,0.1\nquantisation-error/happy,2,0.25\n");
  return folder;
}

}  // namespace

TEST(FigureSpec, ComesBackFromItsJson) {
  const FigureSpec spec = waves();
  const FigureSpec again = FigureSpec::fromJson(Json::parse(spec.toJson().dump()), "x.json");
  EXPECT_TRUE(std::isnan(again.panels.at(0).series.at(0).y.at(1)));
  EXPECT_EQ(withoutGaps(again), withoutGaps(spec));
  EXPECT_EQ(again.toJson().dump(), spec.toJson().dump());
}

TEST(FigureSpec, ThatIsDamagedOrNewerIsRefusedWithTheFileNamed) {
  Json newer = waves().toJson();
  newer["format"] = 2;
  Json uneven = waves().toJson();
  uneven["panels"][0]["series"][0]["x"].push_back(4.0);
  Json unknown = waves().toJson();
  unknown["panels"][0]["series"][0]["role"] = "fake";
  Json cut = waves().toJson();
  cut["panels"][0].erase("y");
  for (const Json& bad : {newer, uneven, unknown, cut, Json::array(), Json("text")}) {
    try {
      FigureSpec::fromJson(bad, "wave.json");
      FAIL() << bad.dump();
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::Input);
      EXPECT_EQ(error.place().file, "wave.json");
      EXPECT_FALSE(error.remedy().empty());
    }
  }
}

TEST(FigureSpec, WritesRawValuesThatReadBackExactly) {
  const CsvTable table = parseCsv(waves().toCsv(), "wave.csv");
  ASSERT_EQ(table.header,
            (std::vector<std::string>{"series", "role", "quantity", "unit", "x", "value"}));
  ASSERT_EQ(table.rows.size(), 6U);
  EXPECT_EQ(table.rows[2][0], "real, \"left\"");
  EXPECT_EQ(table.rows[2][3], "°");
  EXPECT_EQ(table.rows[1][5], "nan");
  double x = 0.0;
  std::from_chars(table.rows[2][4].data(), table.rows[2][4].data() + table.rows[2][4].size(), x);
  EXPECT_EQ(x, 1.0 / 3.0);
  // The second series is smoothed on paper; its data are not.
  EXPECT_EQ(table.rows[3][5], "1e-17");
  EXPECT_EQ(table.rows[5][5], "-123456.789");
}

TEST(FigureLayout, HasTheSizesOfThePublishers) {
  EXPECT_EQ(findFigurePreset("ieee-1").layout.widthMillimetres, 88.9);
  EXPECT_EQ(findFigurePreset("ieee-2").layout.widthMillimetres, 181.9);
  EXPECT_EQ(findFigurePreset("springer-1").layout.widthMillimetres, 84.0);
  EXPECT_EQ(findFigurePreset("springer-2").layout.widthMillimetres, 174.0);
  EXPECT_EQ(findFigurePreset("springer-2").layout.heightMillimetres, 174.0 * 0.6);
  EXPECT_EQ(findFigurePreset("slide").layout.fontPoints, 16.0);
  // 88.9 mm are 3.5 inches.
  EXPECT_EQ(findFigurePreset("ieee-1").layout.widthPixels(), 2100);
  EXPECT_THROW(findFigurePreset("poster"), Error);
  FigureLayout wide;
  wide.widthMillimetres = 5000;
  EXPECT_THROW(wide.check(), Error);
  wide.widthMillimetres = std::numeric_limits<double>::quiet_NaN();
  EXPECT_THROW(wide.check(), Error);
}

TEST(FigureFiles, StandBesideEachOtherAndTellTheLayout) {
  const TemporaryFolder folder;
  FixedRenderer renderer;
  FigureLayout layout = findFigurePreset("springer-1").layout;
  layout.legend = LegendPlace::Inside;
  const auto written = writeFigure(waves(), layout, folder / "figures" / "knee.svg", renderer);
  EXPECT_EQ(namesIn(folder / "figures"),
            (std::vector<std::string>{"knee.csv", "knee.json", "knee.svg"}));
  EXPECT_EQ(written.size(), 3U);
  EXPECT_EQ(readFile(folder / "figures" / "knee.svg"), "drawn as svg");
  EXPECT_EQ(readFile(folder / "figures" / "knee.csv"), waves().toCsv());
  EXPECT_EQ(FigureSpec::read(folder / "figures" / "knee.json").toJson().dump(),
            waves().toJson().dump());
  EXPECT_EQ(layoutBeside(folder / "figures" / "knee.json"), layout);
}

TEST(FigureFiles, AreNotBegunWhereDrawingFailsOrTheNameIsWrong) {
  const TemporaryFolder folder;
  FailingRenderer failing;
  FixedRenderer renderer;
  EXPECT_THROW(writeFigure(waves(), {}, folder / "a.pdf", failing), Error);
  EXPECT_THROW(writeFigure(waves(), {}, folder / "a.gif", renderer), Error);
  EXPECT_THROW(writeFigure(waves(), {}, folder / "a", renderer), Error);
  EXPECT_TRUE(namesIn(folder.path()).empty());
}

TEST(TrainingCurvesFigure, TakesTheRawValuesOfOneQuantity) {
  const TemporaryFolder folder;
  const fs::path run = writeRun(folder / "gas-1");
  const FigureSpec spec = trainingCurvesFigure(run, {});
  ASSERT_EQ(spec.panels.size(), 1U);
  ASSERT_EQ(spec.panels[0].series.size(), 2U);
  EXPECT_EQ(spec.panels[0].series[0].name, "happy");
  EXPECT_EQ(spec.panels[0].series[0].x, (std::vector<double>{1, 2}));
  EXPECT_EQ(spec.panels[0].series[0].y, (std::vector<double>{0.5, 0.25}));
  EXPECT_EQ(spec.panels[0].y.label, "quantisation error");
  EXPECT_EQ(spec.record.at("generator"), "neural-gas");
  EXPECT_EQ(trainingCurvesFigure(run, {.metric = "dead-units"}).panels[0].series.size(), 1U);
  EXPECT_THROW(trainingCurvesFigure(run, {.metric = "loss"}), Error);
}

}  // namespace emoforge
