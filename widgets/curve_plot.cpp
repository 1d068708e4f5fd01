// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/curve_plot.h"

#include <qcustomplot.h>

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>
#include <algorithm>
#include <cmath>
#include <limits>

#include "widgets/debiased_average.h"
#include "widgets/figures/print_style.h"
#include "widgets/plot_style.h"
#include "widgets/segmented_control.h"
#include "widgets/surface.h"
#include "widgets/theme.h"
#include "widgets/value_box.h"

namespace emoforge {
namespace {

constexpr int kFrameMilliseconds = 40;
constexpr int kMarksPerCurve = 5;
constexpr int kNameMargin = 56;  // of the axis under the plot
constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

/// Index of the last step that is not after `step`; −1 before the first.
qsizetype indexAt(const QVector<double>& steps, double step) {
  return std::upper_bound(steps.begin(), steps.end(), step + 1e-9) - steps.begin() - 1;
}

}  // namespace

QColor CurvePlot::Curve::color() const {
  return series.token ? theme().color(*series.token) : series.mark.color();
}

CurvePlot::CurvePlot(QWidget* parent) : QWidget(parent) {
  setSurface(this, "panel");
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(makeStrip());
  plot_ = new QCustomPlot;
  plot_->setAccessibleName(tr("Curves"));
  plot_->setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
  plot_->setMouseTracking(true);
  plot_->installEventFilter(this);
  plot_->setMinimumHeight(80);
  plot_->axisRect()->setMinimumMargins(QMargins(44, 10, 14, 20));
  column->addWidget(plot_, 1);
  plot_->addLayer("cursor", plot_->layer("main"), QCustomPlot::limAbove);
  cursorLine_ = new QCPItemStraightLine(plot_);
  cursorLine_->setLayer("cursor");
  box_ = new ValueBox(plot_);
  setLogarithmic(plot_->xAxis, false);
  setLogarithmic(plot_->yAxis, true);
  axes_->segment(0)->setChecked(true);

  redrawTimer_.setSingleShot(true);
  redrawTimer_.setInterval(kFrameMilliseconds);
  connect(&redrawTimer_, &QTimer::timeout, this, &CurvePlot::redraw);
  connect(&theme(), &Theme::changed, this, &CurvePlot::restyle);
  connect(plot_, &QCustomPlot::mousePress, this, [this] { following_ = false; });
  connect(plot_, &QCustomPlot::mouseWheel, this, [this] { following_ = false; });
  connect(plot_, &QCustomPlot::mouseDoubleClick, this, &CurvePlot::fit);
  connect(plot_, &QCustomPlot::mouseMove, this, [this](QMouseEvent* event) {
    setCursor(std::round(plot_->xAxis->pixelToCoord(event->position().x())));
    emit cursorMoved(cursorStep());
  });
  restyle();
}

QWidget* CurvePlot::makeStrip() {
  auto* strip = new QWidget;
  auto* row = new QHBoxLayout(strip);
  row->setContentsMargins(12, 6, 12, 2);
  row->setSpacing(8);
  slider_ = new QSlider(Qt::Horizontal);
  slider_->setRange(0, 99);
  slider_->setFixedWidth(90);
  slider_->setAccessibleName(tr("Smoothing"));
  weightText_ = makeLabel({}, "detail");
  weightText_->setFixedWidth(theme().scaled(32));
  rawBox_ = new QCheckBox(tr("raw line"));
  rawBox_->setChecked(true);
  rawBox_->setFont(theme().font(TextRole::Small));
  axes_ = new SegmentedControl(tr("Axes"));
  axes_->setExclusive(false);
  axes_->setCompact(true);
  axes_->setSegments({tr("y log"), tr("x log")});
  auto* fitButton = makeIconButton("maximize", tr("Show all"), nullptr, true);
  auto* exportButton = makeIconButton("image-down", tr("Export this figure"), nullptr, true);
  row->addWidget(makeLabel(tr("Smoothing"), "detail"));
  row->addWidget(slider_);
  row->addWidget(weightText_);
  row->addWidget(rawBox_);
  row->addStretch(1);
  row->addWidget(axes_);
  row->addWidget(fitButton);
  row->addWidget(exportButton);
  connect(slider_, &QSlider::valueChanged, this,
          [this](int value) { setSmoothing(value / 100.0); });
  connect(rawBox_, &QCheckBox::toggled, this, &CurvePlot::setRawVisible);
  connect(axes_, &SegmentedControl::activated, this, [this](int index) {
    if (index == 0) setYLogarithmic(axes_->isChecked(0));
    if (index == 1) setXLogarithmic(axes_->isChecked(1));
  });
  connect(fitButton, &QToolButton::clicked, this, &CurvePlot::fit);
  connect(exportButton, &QToolButton::clicked, this, &CurvePlot::exportRequested);
  const QSignalBlocker blocker(slider_);
  slider_->setValue(qRound(smoothing_ * 100));
  return strip;
}

void CurvePlot::setAxisLabels(const QString& x, const QString& y) {
  plot_->xAxis->setLabel(x);
  yName_ = y;
  schedule();
}

void CurvePlot::setSeries(const QVector<Series>& series) {
  plot_->clearGraphs();
  flagGraph_ = nullptr;
  curves_.clear();
  for (const auto& entry : series) {
    curves_.append(Curve{entry, {}, {}, {}});
    makeGraphs(curves_.last());
  }
  following_ = true;
  restyle();
}

void CurvePlot::makeGraphs(Curve& curve) {
  curve.rawGraph = plot_->addGraph();
  curve.smoothGraph = plot_->addGraph();
  curve.markGraph = plot_->addGraph();
  curve.cursorGraph = plot_->addGraph();
  curve.markGraph->setLineStyle(QCPGraph::lsNone);
  curve.cursorGraph->setLineStyle(QCPGraph::lsNone);
  curve.cursorGraph->setLayer("cursor");
}

CurvePlot::Curve* CurvePlot::find(const QString& id) {
  for (auto& curve : curves_) {
    if (curve.series.id == id) return &curve;
  }
  return nullptr;
}

void CurvePlot::append(const QString& id, double step, double value) {
  Curve* curve = find(id);
  if (!curve) return;
  curve->steps.append(step);
  curve->raw.append(value);
  schedule();
}

void CurvePlot::setValues(const QString& id, const QVector<double>& steps,
                          const QVector<double>& values) {
  Curve* curve = find(id);
  if (!curve) return;
  curve->steps = steps;
  curve->raw = values;
  schedule();
}

void CurvePlot::setCheckpoints(const QVector<double>& steps) {
  checkpoints_ = steps;
  schedule();
}

void CurvePlot::clear() {
  for (auto& curve : curves_) {
    curve.steps.clear();
    curve.raw.clear();
    curve.smooth.clear();
  }
  checkpoints_.clear();
  cursor_.reset();
  following_ = true;
  schedule();
}

void CurvePlot::setSmoothing(double weight) {
  smoothing_ = std::clamp(weight, 0.0, 0.99);
  const QSignalBlocker blocker(slider_);
  slider_->setValue(qRound(smoothing_ * 100));
  schedule();
}

void CurvePlot::setRawVisible(bool visible) {
  rawVisible_ = visible;
  const QSignalBlocker blocker(rawBox_);
  rawBox_->setChecked(visible);
  schedule();
}

void CurvePlot::setYLogarithmic(bool logarithmic) {
  setLogarithmic(plot_->yAxis, logarithmic);
  axes_->segment(0)->setChecked(logarithmic);
  following_ = true;
  schedule();
}

void CurvePlot::setXLogarithmic(bool logarithmic) {
  setLogarithmic(plot_->xAxis, logarithmic);
  axes_->segment(1)->setChecked(logarithmic);
  following_ = true;
  schedule();
}

void CurvePlot::setCursor(std::optional<double> step) {
  cursor_ = step;
  drawCursor();
  plot_->replot(QCustomPlot::rpQueuedReplot);
}

double CurvePlot::cursorStep() const {
  double last = 0.0;
  for (const auto& curve : curves_) {
    if (!curve.steps.isEmpty()) last = std::max(last, curve.steps.last());
  }
  return cursor_ ? std::clamp(*cursor_, 0.0, last) : last;
}

QVector<CurvePlot::Readout> CurvePlot::readouts() const {
  QVector<Readout> result;
  for (const auto& curve : curves_) {
    const qsizetype index = indexAt(curve.steps, cursorStep());
    if (index < 0) continue;
    const QVector<double> head = curve.raw.mid(0, index + 1);
    DebiasedAverage average(smoothing_);
    double smooth = kNothing;
    for (double value : head) smooth = average.add(value);
    result.append({curve.series.label, curve.raw[index], smooth});
  }
  return result;
}

void CurvePlot::schedule() {
  if (!redrawTimer_.isActive()) redrawTimer_.start();
}

void CurvePlot::restyle() {
  stylePlot(plot_);
  const double faint = theme().number(ThemeNumber::RawLineOpacity);
  for (auto& curve : curves_) {
    const QColor color = curve.color();
    QColor weak = color;
    weak.setAlphaF(static_cast<float>(faint));
    const Qt::PenStyle line = curve.series.dashed ? Qt::DashLine : Qt::SolidLine;
    curve.rawGraph->setPen(QPen(weak, 1, line));
    curve.smoothGraph->setPen(QPen(color, 2, line));
    curve.markGraph->setScatterStyle(scatterOf(curve.series.mark.shape, color, false));
    curve.cursorGraph->setScatterStyle(
        QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(color, 2), theme().color(Token::Plot), 8));
  }
  cursorLine_->setPen(QPen(theme().color(Token::Real), 1.5));
  schedule();  // what is on screen stays until there is something new
}

/// What a logarithmic axis cannot show becomes a gap.
QVector<double> CurvePlot::shown(const QVector<double>& values) const {
  QVector<double> result = values;
  const bool logarithmic = plot_->yAxis->scaleType() == QCPAxis::stLogarithmic;
  for (double& value : result) {
    if (!std::isfinite(value) || (logarithmic && value <= 0.0)) value = kNothing;
  }
  return result;
}

void CurvePlot::drawCurve(Curve& curve) {
  const std::vector<double> raw(curve.raw.begin(), curve.raw.end());
  const std::vector<double> smooth = debiasedAverage(raw, smoothing_);
  curve.smooth = QVector<double>(smooth.begin(), smooth.end());
  const QVector<double> bold = shown(curve.smooth);
  curve.rawGraph->setData(curve.steps, shown(curve.raw), true);
  curve.smoothGraph->setData(curve.steps, bold, true);
  curve.rawGraph->setVisible(rawVisible_ && smoothing_ > 0.0);
  QVector<double> markSteps;
  QVector<double> markValues;
  if (!curve.series.token && curve.steps.size() > 2) {
    const double span = plot_->xAxis->range().size() / kMarksPerCurve;
    double next = plot_->xAxis->range().lower + span / 2;
    for (qsizetype i = 0; i < curve.steps.size(); ++i) {
      if (curve.steps[i] + 1e-9 < next) continue;
      markSteps.append(curve.steps[i]);
      markValues.append(bold[i]);
      while (next <= curve.steps[i] + 1e-9) next += span;
    }
  }
  curve.markGraph->setData(markSteps, markValues, true);
}

void CurvePlot::redraw() {
  redrawTimer_.stop();
  // In a low plot the name would be cut; the title of the panel says it, too.
  const QFontMetrics names(plot_->yAxis->labelFont());
  const bool fits = names.horizontalAdvance(yName_) < plot_->height() - kNameMargin;
  plot_->yAxis->setLabel(fits ? yName_ : QString());
  weightText_->setText(QString::number(smoothing_, 'f', 2));
  for (auto& curve : curves_) drawCurve(curve);
  if (following_) fit();
  for (auto& curve : curves_) drawCurve(curve);  // the marks go by the range
  drawCheckpoints();
  drawCursor();
  plot_->replot(QCustomPlot::rpQueuedReplot);
}

void CurvePlot::fit() {
  following_ = true;
  double last = 1.0;
  double low = std::numeric_limits<double>::infinity();
  double high = -low;
  const bool yLog = plot_->yAxis->scaleType() == QCPAxis::stLogarithmic;
  for (const auto& curve : curves_) {
    if (!curve.steps.isEmpty()) last = std::max(last, curve.steps.last());
    const auto& values = rawVisible_ ? curve.raw : curve.smooth;
    for (double value : shown(values)) {
      if (std::isnan(value)) continue;
      low = std::min(low, value);
      high = std::max(high, value);
    }
  }
  const bool xLog = plot_->xAxis->scaleType() == QCPAxis::stLogarithmic;
  plot_->xAxis->setRange(xLog ? 1.0 : 0.0, xLog ? std::max(last, 2.0) * 1.05 : last * 1.02);
  if (low > high) {
    low = yLog ? 0.1 : 0.0;
    high = 1.0;
  }
  if (yLog) {
    const double room = std::max(std::pow(high / low, 0.06), 1.08);
    plot_->yAxis->setRange(low / room, high * room);
  } else {
    const double room = high > low ? 0.06 * (high - low) : std::max(0.1, 0.1 * std::abs(high));
    plot_->yAxis->setRange(low - room, high + room);
  }
  plot_->replot(QCustomPlot::rpQueuedReplot);
}

void CurvePlot::drawCheckpoints() {
  while (checkpointLines_.size() > checkpoints_.size()) {
    plot_->removeItem(checkpointLines_.takeLast());
  }
  while (checkpointLines_.size() < checkpoints_.size()) {
    checkpointLines_.append(new QCPItemStraightLine(plot_));
  }
  for (qsizetype i = 0; i < checkpoints_.size(); ++i) {
    checkpointLines_[i]->point1->setCoords(checkpoints_[i], 1);
    checkpointLines_[i]->point2->setCoords(checkpoints_[i], 2);
    checkpointLines_[i]->setPen(QPen(theme().color(Token::Axis), 1, Qt::DotLine));
  }
  if (!flagGraph_) {
    flagGraph_ = plot_->addGraph();
    flagGraph_->setLineStyle(QCPGraph::lsNone);
    flagGraph_->setLayer("cursor");
    flagGraph_->setAdaptiveSampling(false);
  }
  QPainterPath flag;
  flag.addPolygon(QPolygonF{QPointF(0, 0), QPointF(7, 4), QPointF(0, 8)});
  flag.closeSubpath();
  flagGraph_->setScatterStyle(
      QCPScatterStyle(flag, QPen(theme().color(Token::Tick), 0.5), theme().color(Token::Tick), 6));
  QVector<double> tops(checkpoints_.size(), plot_->yAxis->range().upper);
  flagGraph_->setData(checkpoints_, tops, true);
}

void CurvePlot::drawCursor() {
  const double step = cursorStep();
  const bool any = std::ranges::any_of(curves_, [](const auto& c) { return !c.steps.isEmpty(); });
  cursorLine_->setVisible(any);
  cursorLine_->point1->setCoords(step, 1);
  cursorLine_->point2->setCoords(step, 2);
  QVector<ValueBox::Row> rows;
  const bool smoothShown = smoothing_ > 0.0;
  for (auto& curve : curves_) {
    const qsizetype index = indexAt(curve.steps, step);
    if (index < 0 || index >= curve.smooth.size()) {
      curve.cursorGraph->data()->clear();
      continue;
    }
    curve.cursorGraph->setData({curve.steps[index]}, shown({curve.smooth[index]}));
    ValueBox::Row row{curve.series.label,           curve.color(),
                      curve.series.mark.shape,      curve.series.dashed,
                      plotNumber(curve.raw[index]), plotNumber(curve.smooth[index])};
    if (curve.series.token) row.shape.reset();
    rows.append(row);
  }
  constexpr int kBoxTop = 14;
  constexpr double kShareOfPlot = 0.45;  // a box that covers more hides what it tells of
  const QSize room(qRound(kShareOfPlot * plot_->width()), plot_->height() - kBoxTop - 4);
  box_->setContent(QStringLiteral("%1 %2").arg(plot_->xAxis->label()).arg(step), rows, smoothShown,
                   room);
  box_->move(plot_->width() - box_->width() - 20, kBoxTop);
}

FigureSpec CurvePlot::figureSpec() const {
  FigureSpec spec;
  spec.kind = "training-curves";
  spec.title = yName_.toStdString();
  const auto axis = [this](const QCPAxis* from) {
    FigureAxis result;
    result.label = from->label().toStdString();
    result.logarithmic = from->scaleType() == QCPAxis::stLogarithmic;
    if (!following_) result.range = {from->range().lower, from->range().upper};
    return result;
  };
  spec.x = axis(plot_->xAxis);
  FigurePanel panel{axis(plot_->yAxis), {}};
  panel.y.label = yName_.toStdString();
  for (const Curve& curve : curves_) {
    if (curve.steps.isEmpty()) continue;
    FigureSeries series;
    series.name = curve.series.label.toStdString();
    series.role = curve.series.token ? FigureRole::Plain : FigureRole::Class;
    if (curve.series.token) series.slot = figureSlotOf(*curve.series.token);
    series.dashed = curve.series.dashed;
    series.marks = !curve.series.token;
    series.smoothing = smoothing_;
    series.rawLine = rawVisible_;
    series.x.assign(curve.steps.begin(), curve.steps.end());
    series.y.assign(curve.raw.begin(), curve.raw.end());
    panel.series.push_back(std::move(series));
  }
  if (panel.series.empty()) return spec;
  spec.panels.push_back(std::move(panel));
  for (const double step : checkpoints_)
    spec.flags.push_back({step, tr("checkpoint").toStdString()});
  if (smoothing_ > 0.0) {
    spec.caption = tr("Bold: debiased moving average, weight %1. The data are raw.")
                       .arg(smoothing_, 0, 'f', 2)
                       .toStdString();
  }
  return spec;
}

bool CurvePlot::eventFilter(QObject* watched, QEvent* event) {
  if (watched == plot_ && event->type() == QEvent::Leave) setCursor(std::nullopt);
  if (watched == plot_ && event->type() == QEvent::Resize) schedule();
  return QWidget::eventFilter(watched, event);
}

}  // namespace emoforge
