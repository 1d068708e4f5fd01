// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <QClipboard>
#include <QComboBox>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <algorithm>

#include "app/gui/compare/metric_panel.h"
#include "app/gui/pages/compare_page.h"
#include "tests/app/gui/train_window.h"
#include "widgets/metric_strip.h"

using namespace emoforge;
using emoforge::testing::click;
using emoforge::testing::named;
using emoforge::testing::TrainWindow;

namespace {

class MetricPanelTest : public TrainWindow {
 protected:
  void SetUp() override {
    TrainWindow::SetUp();
    start();
    ASSERT_TRUE(waitFor(0, JobState::Finished)) << job().message.toStdString();
    window_->showPage(PageId::Compare);
    ASSERT_TRUE(waitFor([this] { return window_->comparePage()->hasPair(); }));
  }
  MetricPanel* panel() { return window_->comparePage()->metrics(); }
  void measure() {
    click(panel(), "Measure");
    ASSERT_TRUE(waitFor([this] { return !panel()->strip()->figures().isEmpty(); }));
  }
  std::optional<double> shown(const std::string& name) {
    for (const MetricFigure& figure : panel()->strip()->figures()) {
      if (figure.entry.name == name) return figure.entry.value;
    }
    return std::nullopt;
  }
};

TEST_F(MetricPanelTest, MeasuresTheRunAtAClickAndNeverMixesVariants) {
  EXPECT_TRUE(panel()->strip()->figures().isEmpty());
  measure();
  const QVector<MetricFigure> standard = panel()->strip()->figures();
  EXPECT_EQ(standard.size(), 7);
  for (const MetricFigure& figure : standard) {
    EXPECT_EQ(figure.entry.variant, "standard") << figure.entry.name;
    EXPECT_TRUE(figure.entry.value || !figure.entry.caveat.empty()) << figure.entry.name;
    EXPECT_GT(figure.entry.synthetic, 0u);
    EXPECT_NE(figure.title.toStdString(), figure.entry.name);
  }
  ASSERT_TRUE(shown("coverage").has_value());
  EXPECT_GE(*shown("coverage"), 0.0);
  EXPECT_LE(*shown("coverage"), 1.0);

  auto* variant = named<QComboBox>(panel(), "Variant of the metrics");
  ASSERT_NE(variant, nullptr);
  QTest::keyClick(variant, Qt::Key_Down);
  ASSERT_FALSE(panel()->strip()->figures().isEmpty());
  for (const MetricFigure& figure : panel()->strip()->figures()) {
    EXPECT_EQ(figure.entry.variant, "as-published");
    EXPECT_TRUE(QString::fromStdString(figure.entry.caveat).startsWith("As published"));
  }
}

TEST_F(MetricPanelTest, GivesTheSameNumbersAgainAndCopiesThemAsATable) {
  measure();
  const std::optional<double> first = shown("kid");
  click(panel(), "Copy the numbers as a table");
  const QStringList lines = QGuiApplication::clipboard()->text().trimmed().split('\n');
  ASSERT_EQ(lines.size(), 1 + panel()->strip()->figures().size());
  EXPECT_TRUE(lines[0].startsWith("name\tvariant\tvalue"));
  const auto kid = std::ranges::find_if(
      lines, [](const QString& line) { return line.startsWith("kid\tstandard\t"); });
  ASSERT_NE(kid, lines.end());
  ASSERT_TRUE(first.has_value());
  EXPECT_EQ(kid->split('\t').at(2).toDouble(), *first);
  click(panel(), "Measure again");
  EXPECT_TRUE(panel()->measuring());
  ASSERT_TRUE(waitFor([this] { return !panel()->measuring(); }));
  EXPECT_EQ(shown("kid"), first);
}

TEST_F(MetricPanelTest, StopsAtOnceAndCanBeginAgain) {
  click(panel(), "Measure");
  ASSERT_TRUE(panel()->measuring());
  click(panel(), "Cancel");
  EXPECT_FALSE(panel()->measuring());
  EXPECT_TRUE(panel()->strip()->figures().isEmpty());
  measure();
}

}  // namespace
