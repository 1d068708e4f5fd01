// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/time_plot.h"

#include <gtest/gtest.h>
#include <qcustomplot.h>

#include <QComboBox>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWheelEvent>
#include <cmath>

#include "widgets/playback_clock.h"
#include "widgets/theme.h"
#include "widgets/time_axis.h"
#include "widgets/time_plot_stack.h"
#include "widgets/timeline.h"
#include "widgets/value_strip.h"

namespace emoforge {
namespace {

constexpr double kFrame = 1.0 / 30;

TimePlot::Curve lineCurve(const QString& label, double slope) {
  TimePlot::Curve curve;
  curve.label = label;
  curve.unit = QStringLiteral("°");
  for (int t = 0; t <= 90; ++t) {
    curve.seconds.append(t * kFrame);
    curve.values.append(slope * t * kFrame);
  }
  return curve;
}

class TimePlotTest : public ::testing::Test {
 protected:
  void SetUp() override {
    theme().apply(ThemeMode::Dark);
    clock_.setFrameTime(kFrame);
    clock_.setDuration(90 * kFrame);
    auto* layout = new QVBoxLayout(&page_);
    layout->setContentsMargins(0, 0, 0, 0);
    timeline_ = new Timeline(&clock_);
    stack_ = new TimePlotStack(&clock_, timeline_->axis());
    layout->addWidget(timeline_);
    layout->addWidget(stack_, 1);
    stack_->setChoices({{"a", "first"}, {"b", "second"}, {"c", "third"}});
    stack_->setRows({"a", "b"});
    stack_->setCurves("a", {lineCurve("rising", 100.0), lineCurve("falling", -10.0)});
    stack_->setCurves("b", {lineCurve("steep", 1000.0)});
    page_.resize(813, 420);
    page_.show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(&page_));
  }

  /// x of a time on the page, by the plot's own axis.
  double plotX(int row, double seconds) {
    TimePlot* plot = stack_->plot(row);
    return plot->mapTo(&page_, QPoint(0, 0)).x() + plot->xAt(seconds);
  }
  double timelineX(double seconds) {
    return timeline_->mapTo(&page_, QPoint(0, 0)).x() + timeline_->xAt(seconds);
  }
  void expectSameAxis() {
    for (int row = 0; row < stack_->rowCount(); ++row) {
      for (const double seconds : {0.0, 0.5, 1.25, 2.9, 3.0}) {
        EXPECT_NEAR(plotX(row, seconds), timelineX(seconds), 1e-6) << row << " " << seconds;
      }
    }
  }
  QPoint at(int row, double seconds) {
    return {qRound(stack_->plot(row)->xAt(seconds)), stack_->plot(row)->height() / 3};
  }
  void wheel(int row, double seconds, int notches) {
    QCustomPlot* plot = stack_->plot(row)->plot();
    const QPointF place = at(row, seconds);
    QWheelEvent event(place, plot->mapToGlobal(place), {}, {0, 120 * notches}, Qt::NoButton, {},
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(plot, &event);
  }

  PlaybackClock clock_;
  QWidget page_;
  Timeline* timeline_ = nullptr;
  TimePlotStack* stack_ = nullptr;
};

TEST_F(TimePlotTest, EveryPlotSharesTheAxisOfTheTimelinePixelForPixel) {
  expectSameAxis();
  page_.resize(1207, 500);
  QTest::qWait(1);
  expectSameAxis();
  timeline_->axis()->setMargins(71, 33);
  expectSameAxis();
  // What is drawn, not only computed: the cursor line's column in the picture of a plot.
  clock_.setTime(1.5);
  QCustomPlot* plot = stack_->plot(1)->plot();
  plot->replot();
  const QImage image = plot->toPixmap().toImage();
  const QColor line = theme().color(Token::Real);
  const int y = plot->axisRect()->top() + 4;
  QVector<int> columns;
  for (int x = 0; x < image.width(); ++x) {
    if (std::abs(QColor(image.pixel(x, y)).lightness() - line.lightness()) < 40) columns << x;
  }
  ASSERT_FALSE(columns.isEmpty());
  EXPECT_NEAR(0.5 * (columns.first() + columns.last() + 1), timelineX(1.5), 1.01);
}

TEST_F(TimePlotTest, ClickAndDragScrubToWholeFrames) {
  QCustomPlot* plot = stack_->plot(0)->plot();
  QTest::mousePress(plot, Qt::LeftButton, {}, at(0, 1.004));
  EXPECT_DOUBLE_EQ(clock_.time(), 30 * kFrame);
  QTest::mouseMove(plot, at(0, 2.0));
  EXPECT_EQ(clock_.frame(), 60);
  QTest::mouseRelease(plot, Qt::LeftButton, {}, at(0, 2.0));
  QTest::mouseMove(plot, at(0, 0.5));
  EXPECT_EQ(clock_.frame(), 60);
}

TEST_F(TimePlotTest, TellsTheValuesAtTheCursorBetweenFramesToo) {
  clock_.setTime(1.0);
  EXPECT_EQ(stack_->values(0)->values(),
            (QStringList{QStringLiteral("100.0°"), QStringLiteral("−10.0°")}));
  clock_.setTime(1.0 + 0.5 * kFrame);  // 100/60 further
  EXPECT_EQ(stack_->values(0)->values().first(), QStringLiteral("101.7°"));
  TimePlot::Curve late = lineCurve("late", 1.0);
  for (double& second : late.seconds) second += 2.0;
  stack_->setCurves("a", {late});
  EXPECT_EQ(stack_->values(0)->values().first(), QStringLiteral("–"));
}

TEST_F(TimePlotTest, LinkedPlotsAndTheTimelineZoomTogetherOthersAlone) {
  wheel(0, 1.0, 3);
  const TimeAxis* axis = timeline_->axis();
  EXPECT_FALSE(axis->showsAll());
  EXPECT_NEAR(axis->end() - axis->start(), 3.0 * std::pow(0.8, 3), 1e-6);
  expectSameAxis();
  EXPECT_NEAR(stack_->plot(0)->xAt(1.0), at(0, 1.0).x(), 1.0);  // zooms about the pointer
  QTest::mouseDClick(stack_->plot(1)->plot(), Qt::LeftButton, {}, at(1, 1.0));
  EXPECT_TRUE(axis->showsAll());
  stack_->setLinked(false);
  wheel(0, 1.0, 3);
  EXPECT_TRUE(axis->showsAll());
  EXPECT_GT(stack_->plot(0)->xAt(1.2) - stack_->plot(0)->xAt(1.0),
            1.5 * (stack_->plot(1)->xAt(1.2) - stack_->plot(1)->xAt(1.0)));
}

TEST_F(TimePlotTest, RowsAreAddedAndRemovedByTheirButtons) {
  QSignalSpy changed(stack_, &TimePlotStack::rowsChanged);
  const auto button = [this](const QString& name) {
    for (auto* candidate : stack_->findChildren<QToolButton*>()) {
      if (candidate->accessibleName() == name && candidate->isVisible()) return candidate;
    }
    return static_cast<QToolButton*>(nullptr);
  };
  QTest::mouseClick(button("Add a plot"), Qt::LeftButton);
  EXPECT_EQ(stack_->rows(), (QStringList{"a", "b", "c"}));
  EXPECT_FALSE(button("Add a plot")->isEnabled());
  ASSERT_TRUE(QTest::qWaitFor([this] {
    return stack_->plot(2)->plot()->axisRect()->outerRect().width() == timeline_->width();
  }));
  expectSameAxis();
  QTest::mouseClick(button("Remove this plot"), Qt::LeftButton);  // the first row's
  EXPECT_EQ(stack_->rows(), (QStringList{"b", "c"}));
  EXPECT_TRUE(button("Add a plot")->isEnabled());
  stack_->chooser(1)->setFocus();
  QTest::keyClick(stack_->chooser(1), Qt::Key_Up);
  EXPECT_EQ(stack_->rows(), (QStringList{"b", "b"}));
  EXPECT_EQ(changed.count(), 3);
}

TEST_F(TimePlotTest, TintsTheLoopRegion) {
  QCustomPlot* plot = stack_->plot(1)->plot();
  const auto pixel = [&](double seconds) {
    plot->replot();
    const QImage image = plot->toPixmap().toImage();
    return image.pixelColor(qRound(stack_->plot(1)->xAt(seconds)) + 3,
                            plot->axisRect()->bottom() - 2);
  };
  const QColor before = pixel(2.0);
  clock_.setLoopRegion(LoopRegion{1.8, 2.4});
  EXPECT_GT(pixel(2.0).blue(), before.blue() + 8);
  EXPECT_EQ(pixel(2.7), before);
}

}  // namespace
}  // namespace emoforge
