// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/curve_plot.h"

#include <gtest/gtest.h>
#include <qcustomplot.h>

#include <QSlider>
#include <QTest>
#include <QToolButton>
#include <cmath>

#include "widgets/debiased_average.h"
#include "widgets/plot_style.h"
#include "widgets/segmented_control.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

TEST(DebiasedAverage, AgreesWithNumpy) {
  // x = [1, 4, 2, 8]; w = 0.6
  // m = 0; for t, v in enumerate(x, 1): m = w*m + (1-w)*v; print(m / (1 - w**t))
  const auto smooth = debiasedAverage({1, 4, 2, 8}, 0.6);
  const double expected[] = {1.0, 2.875, 2.4285714285714284, 4.988970588235294};
  for (int i = 0; i < 4; ++i) EXPECT_NEAR(smooth[i], expected[i], 1e-12);
}

TEST(DebiasedAverage, AConstantStaysItselfAndZeroWeightIsTheValue) {
  for (double value : debiasedAverage(std::vector<double>(50, 3.25), 0.99)) {
    EXPECT_NEAR(value, 3.25, 1e-12);
  }
  EXPECT_EQ(debiasedAverage({1, 7, -2}, 0.0), (std::vector<double>{1, 7, -2}));
}

TEST(DebiasedAverage, ANumberThatIsNoneDoesNotSpoilTheRest) {
  const auto smooth = debiasedAverage({2, NAN, 2}, 0.5);
  EXPECT_TRUE(std::isnan(smooth[1]));
  EXPECT_NEAR(smooth[2], 2.0, 1e-12);
}

class CurvePlotTest : public ::testing::Test {
 protected:
  void SetUp() override {
    theme().apply(ThemeMode::Dark);
    plot_.resize(600, 280);
    plot_.setAxisLabels("iteration", "error");
    const ClassMarks marks({"happy", "sad"});
    plot_.setSeries({{"happy", "happy", marks.mark("happy")}, {"sad", "sad", marks.mark("sad")}});
    plot_.show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&plot_));
  }
  CurvePlot plot_;
};

TEST_F(CurvePlotTest, ReadsRawAndSmoothedValuesAtTheCursor) {
  plot_.setSmoothing(0.6);
  const double values[] = {1, 4, 2, 8};
  for (int step = 0; step < 4; ++step) plot_.append("happy", step, values[step]);
  plot_.append("sad", 0, 5);
  plot_.append("unknown", 0, 5);
  plot_.setCursor(1.0);
  auto rows = plot_.readouts();
  ASSERT_EQ(rows.size(), 2);
  EXPECT_EQ(rows[0].raw, 4);
  EXPECT_NEAR(rows[0].smooth, 2.875, 1e-12);
  EXPECT_EQ(rows[1].raw, 5);  // its last value so far
  plot_.setCursor(std::nullopt);
  EXPECT_EQ(plot_.cursorStep(), 3);  // the newest
  EXPECT_EQ(plot_.readouts()[0].raw, 8);
}

TEST_F(CurvePlotTest, RangesHoldAllDataOnBothScales) {
  for (int step = 0; step <= 50; ++step) plot_.append("sad", step, std::exp(-step / 5.0));
  QTest::qWait(80);
  EXPECT_LE(plot_.plot()->yAxis->range().lower, std::exp(-10.0));
  EXPECT_GE(plot_.plot()->yAxis->range().upper, 1.0);
  EXPECT_GE(plot_.plot()->xAxis->range().upper, 50);
  auto* axes = plot_.findChild<SegmentedControl*>();
  QTest::mouseClick(axes->segment(0), Qt::LeftButton);
  QTest::qWait(80);
  EXPECT_EQ(plot_.plot()->yAxis->scaleType(), QCPAxis::stLinear);
  EXPECT_LE(plot_.plot()->yAxis->range().lower, 0.0001);
  QTest::mouseClick(axes->segment(1), Qt::LeftButton);
  EXPECT_EQ(plot_.plot()->xAxis->scaleType(), QCPAxis::stLogarithmic);
}

TEST(NumberTicker, WritesSmallValuesShort) {
  class Labels : public NumberTicker {
   public:
    Labels() : NumberTicker(true) {}
    std::string of(double value) { return getTickLabel(value, {}, 'g', 6).toStdString(); }
  };
  Labels labels;
  EXPECT_EQ(labels.of(1e-4), "0.0001");
  EXPECT_EQ(labels.of(5e-4), "0.0005");
  EXPECT_EQ(labels.of(0.05), "0.05");
  EXPECT_EQ(labels.of(1e-5), "1e−5");
  EXPECT_EQ(labels.of(2.5e-7), "2.5e−7");
  EXPECT_EQ(labels.of(1e5), "1e5");
  EXPECT_EQ(labels.of(20), "20");
}

TEST_F(CurvePlotTest, ZoomingStaysUntilShowAllIsPressed) {
  for (int step = 0; step <= 50; ++step) plot_.append("sad", step, 1 + step);
  QTest::qWait(80);
  QTest::mousePress(plot_.plot(), Qt::LeftButton, {}, QPoint(300, 100));
  QTest::mouseRelease(plot_.plot(), Qt::LeftButton, {}, QPoint(300, 100));
  plot_.plot()->xAxis->setRange(10, 20);
  plot_.append("sad", 60, 61);
  QTest::qWait(80);
  EXPECT_EQ(plot_.plot()->xAxis->range().upper, 20);
  for (auto* button : plot_.findChildren<QToolButton*>()) {
    if (button->accessibleName() == "Show all") QTest::mouseClick(button, Qt::LeftButton);
  }
  EXPECT_GE(plot_.plot()->xAxis->range().upper, 60);
}

TEST_F(CurvePlotTest, ValuesThatALogarithmCannotShowAreGapsAndDoNoHarm) {
  plot_.append("sad", 0, 0.0);
  plot_.append("sad", 1, -1.0);
  plot_.append("sad", 2, NAN);
  plot_.append("sad", 3, 0.5);
  QTest::qWait(80);
  EXPECT_GT(plot_.plot()->yAxis->range().lower, 0.0);
  EXPECT_EQ(plot_.readouts()[0].raw, 0.5);
}

TEST_F(CurvePlotTest, TheSmoothedLineIsDrawnInTheColourOfItsClass) {
  for (int step = 0; step <= 50; ++step) plot_.append("sad", step, 0.5);
  QTest::qWait(120);
  const QImage image = plot_.grab().toImage();
  const QColor sad = ClassMarks({"sad"}).mark("sad").color();
  int seen = 0;
  for (int y = 0; y < image.height(); ++y) {
    for (int x = 0; x < image.width(); ++x) seen += image.pixelColor(x, y) == sad;
  }
  EXPECT_GT(seen, 200);
}

TEST_F(CurvePlotTest, TenThousandStepsAreDrawnAtOnce) {
  QVector<double> steps(10000);
  QVector<double> values(10000);
  for (int i = 0; i < 10000; ++i) {
    steps[i] = i;
    values[i] = 1.0 + std::sin(i * 0.01);
  }
  plot_.setValues("happy", steps, values);
  QElapsedTimer timer;
  timer.start();
  plot_.setSmoothing(0.9);
  QTest::qWait(60);
  plot_.plot()->replot();
  EXPECT_LT(timer.elapsed(), 1000);
}

TEST(PlotNumber, WritesWhatAReaderNeeds) {
  EXPECT_EQ(plotNumber(0.0953).toStdString(), "0.0953");
  EXPECT_EQ(plotNumber(14.2).toStdString(), "14.20");
  EXPECT_EQ(plotNumber(-0.5).toStdString(), QStringLiteral("−0.500").toStdString());
  EXPECT_EQ(plotNumber(1.23e-5).toStdString(), QStringLiteral("1.2e−5").toStdString());
  EXPECT_EQ(plotNumber(0.00013).toStdString(), "0.00013");
  EXPECT_EQ(plotNumber(NAN).toStdString(), QStringLiteral("–").toStdString());
}

}  // namespace
}  // namespace emoforge
