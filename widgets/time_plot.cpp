// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/time_plot.h"

#include <qcustomplot.h>

#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <limits>

#include "widgets/playback_clock.h"
#include "widgets/plot_style.h"
#include "widgets/surface.h"
#include "widgets/theme.h"
#include "widgets/time_axis.h"

namespace emoforge {
namespace {

constexpr int kTopMargin = 8;
constexpr int kLabelledMargin = 38;
constexpr int kPlainMargin = 8;
constexpr double kRoom = 0.08;
constexpr double kLeastSteps = 10.0;  ///< shown range in units of the last decimal
constexpr double kZoomPerNotch = 0.8;
constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

}  // namespace

TimePlot::TimePlot(PlaybackClock* clock, TimeAxis* axis, QWidget* parent)
    : QWidget(parent), clock_(clock), plot_(new QCustomPlot(this)) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(plot_);
  setMinimumHeight(theme().scaled(64));
  plot_->setAccessibleName(tr("Curves over time"));
  plot_->axisRect()->setAutoMargins(QCP::msNone);
  setLogarithmic(plot_->xAxis, false);
  setLogarithmic(plot_->yAxis, false);
  plot_->yAxis->ticker()->setTickCount(4);
  plot_->xAxis->setLabel(tr("time (s)"));
  loop_ = new QCPItemRect(plot_);
  loop_->setLayer("background");
  loop_->setPen(Qt::NoPen);
  // Cursor and dots move with every frame of the player: a layer of their own keeps that cheap.
  plot_->addLayer("cursor", plot_->layer("axes"), QCustomPlot::limAbove);
  plot_->layer("cursor")->setMode(QCPLayer::lmBuffered);
  cursor_ = new QCPItemStraightLine(plot_);
  cursor_->setLayer("cursor");
  connect(plot_, &QCustomPlot::mousePress, this, &TimePlot::onMouse);
  connect(plot_, &QCustomPlot::mouseMove, this, &TimePlot::onMouse);
  connect(plot_, &QCustomPlot::mouseWheel, this, &TimePlot::onWheel);
  connect(plot_, &QCustomPlot::mouseDoubleClick, this, [this] { axis_->showAll(); });
  connect(clock_, &PlaybackClock::timeChanged, this, &TimePlot::showCursor);
  connect(clock_, &PlaybackClock::loopChanged, this, &TimePlot::showLoop);
  connect(&theme(), &Theme::changed, this, &TimePlot::restyle);
  setAxis(axis);
  restyle();
}

void TimePlot::setAxis(TimeAxis* axis) {
  if (axis_ != nullptr) disconnect(axis_, nullptr, this, nullptr);
  axis_ = axis;
  connect(axis_, &TimeAxis::changed, this, &TimePlot::showAxis);
  showAxis();
}

void TimePlot::setTimeLabelsVisible(bool visible) {
  timeLabels_ = visible;
  plot_->xAxis->setTickLabels(visible);
  plot_->xAxis->setLabel(visible ? tr("time (s)") : QString());
  showAxis();
}

void TimePlot::setCurves(const QVector<Curve>& curves) {
  curves_ = curves;
  drawn_.clear();
  plot_->clearGraphs();
  for (const Curve& curve : curves_) {
    Drawn drawn{plot_->addGraph(), plot_->addGraph()};
    drawn.line->setData(curve.seconds, curve.values, true);
    drawn.dot->setLineStyle(QCPGraph::lsNone);
    drawn.dot->setLayer("cursor");
    drawn_.append(drawn);
  }
  fitValues();
  restyle();
  emit curvesChanged();
}

std::array<double, 2> TimePlot::valueRange() const {
  return {plot_->yAxis->range().lower, plot_->yAxis->range().upper};
}

void TimePlot::fitValues() {
  double low = std::numeric_limits<double>::infinity();
  double high = -low;
  double least = 0.0;
  for (const Curve& curve : curves_) {
    for (const double value : curve.values) {
      if (!std::isfinite(value)) continue;
      low = std::min(low, value);
      high = std::max(high, value);
    }
    least = std::max(least, kLeastSteps * std::pow(10.0, -curve.decimals));
  }
  if (low > high) low = high = 0.0;
  // Rounding noise of a joint that rests must not fill the plot.
  const double middle = 0.5 * (low + high);
  const double half = std::max(0.5 * (high - low) * (1.0 + 2.0 * kRoom), 0.5 * least);
  plot_->yAxis->setRange(middle - std::max(half, 1e-9), middle + std::max(half, 1e-9));
}

double TimePlot::valueAt(const Curve& curve, double seconds) const {
  const auto& times = curve.seconds;
  constexpr double kTolerance = 1e-9;
  if (times.isEmpty() || seconds < times.first() - kTolerance ||
      seconds > times.last() + kTolerance) {
    return kNothing;
  }
  const auto after = std::lower_bound(times.begin(), times.end(), seconds);
  const auto upper = std::min<qsizetype>(after - times.begin(), times.size() - 1);
  const auto lower = std::max<qsizetype>(0, upper - 1);
  const double gap = times[upper] - times[lower];
  const double share = gap > 0.0 ? std::clamp((seconds - times[lower]) / gap, 0.0, 1.0) : 1.0;
  return curve.values[lower] + share * (curve.values[upper] - curve.values[lower]);
}

QString TimePlot::textOf(const Curve& curve, double value) {
  if (!std::isfinite(value)) return QStringLiteral("–");
  QString number = QString::number(value, 'f', curve.decimals);
  if (number.toDouble() == 0.0) number.remove('-');
  const QString gap = curve.unit == QStringLiteral("°") ? QString() : QStringLiteral(" ");
  return number.replace('-', QChar(0x2212)) + gap + curve.unit;
}

double TimePlot::xAt(double seconds) const {
  return plot_->x() + plot_->xAxis->coordToPixel(seconds);
}

void TimePlot::onMouse(QMouseEvent* event) {
  if (!(event->buttons() & Qt::LeftButton)) return;
  clock_->setTime(axis_->frameTimeAt(event->position().x(), plot_->width()));
}

void TimePlot::onWheel(QWheelEvent* event) {
  const double notches = event->angleDelta().y() / 120.0;
  if (event->modifiers() & Qt::ShiftModifier) {
    const double step = 0.1 * notches * (axis_->end() - axis_->start());
    if (!axis_->showsAll()) axis_->setRange(axis_->start() - step, axis_->end() - step);
    return;
  }
  axis_->zoom(std::pow(kZoomPerNotch, notches),
              axis_->timeAt(event->position().x(), plot_->width()));
}

void TimePlot::restyle() {
  stylePlot(plot_);
  plot_->xAxis->setTickLabels(timeLabels_);
  for (qsizetype i = 0; i < drawn_.size(); ++i) {
    const QColor color = theme().color(curves_[i].token);
    drawn_[i].line->setPen(QPen(color, 1.8, curves_[i].line));
    drawn_[i].dot->setScatterStyle(
        QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(color, 2), theme().color(Token::Plot), 7));
  }
  cursor_->setPen(QPen(theme().color(Token::Real), 2));
  loop_->setBrush(theme().color(Token::Accent, theme().number(ThemeNumber::LoopOpacity)));
  showAxis();
}

void TimePlot::showAxis() {
  plot_->axisRect()->setMargins(
      QMargins(axis_->leftMargin(), kTopMargin, axis_->rightMargin(),
               timeLabels_ ? theme().scaled(kLabelledMargin) : kPlainMargin));
  plot_->xAxis->setRange(axis_->start(), std::max(axis_->end(), axis_->start() + 1e-6));
  showLoop();
}

void TimePlot::showLoop() {
  const auto& region = clock_->loopRegion();
  loop_->setVisible(region.has_value());
  if (region) {
    loop_->topLeft->setTypeX(QCPItemPosition::ptPlotCoords);
    loop_->bottomRight->setTypeX(QCPItemPosition::ptPlotCoords);
    loop_->topLeft->setTypeY(QCPItemPosition::ptAxisRectRatio);
    loop_->bottomRight->setTypeY(QCPItemPosition::ptAxisRectRatio);
    loop_->topLeft->setCoords(region->start, 0.0);
    loop_->bottomRight->setCoords(region->end, 1.0);
  }
  showCursor();
  plot_->replot(QCustomPlot::rpQueuedReplot);
}

void TimePlot::showCursor() {
  if (!isVisible()) return;
  const double now = clock_->time();
  cursor_->setVisible(now >= axis_->start() && now <= axis_->end());
  cursor_->point1->setCoords(now, 0);
  cursor_->point2->setCoords(now, 1);
  for (qsizetype i = 0; i < drawn_.size(); ++i) {
    const double value = valueAt(curves_[i], now);
    drawn_[i].dot->data()->clear();
    if (std::isfinite(value)) drawn_[i].dot->addData(now, value);
  }
  plot_->layer("cursor")->replot();
}

void TimePlot::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  showCursor();
}

}  // namespace emoforge
