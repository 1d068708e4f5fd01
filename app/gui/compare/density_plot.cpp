// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/compare/density_plot.h"

#include <qcustomplot.h>

#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <limits>

#include "core/numerics/kernel_density.h"
#include "widgets/plot_style.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

constexpr int gridPoints = 240;
constexpr double shownBandwidths = 3.0;

/// "— real  -- synthetic" in the colours and dashes of the curves.
class RoleLegend : public QWidget {
 public:
  explicit RoleLegend(QWidget* parent) : QWidget(parent) {
    setFixedHeight(theme().scaled(22));
    connect(&theme(), &Theme::changed, this, QOverload<>::of(&QWidget::update));
  }

 protected:
  void paintEvent(QPaintEvent* /*event*/) override {
    QPainter painter(this);
    painter.setFont(theme().font(TextRole::Small));
    int x = 0;
    for (const bool synthetic : {false, true}) {
      const QString text = synthetic ? DensityPlot::tr("synthetic") : DensityPlot::tr("real");
      painter.setPen(QPen(theme().color(synthetic ? Token::Synthetic : Token::Real), 2,
                          synthetic ? Qt::DashLine : Qt::SolidLine));
      painter.drawLine(x, height() / 2, x + 22, height() / 2);
      painter.setPen(theme().color(Token::Text2));
      painter.drawText(QRect(x + 28, 0, width(), height()), Qt::AlignVCenter, text);
      x += 28 + painter.fontMetrics().horizontalAdvance(text) + 18;
    }
  }
};

/// Adds the density to a graph; returns its bandwidth.
double fill(QCPGraph* graph, const std::vector<double>& values, double end) {
  const double width = silvermanBandwidth(values);
  std::vector<double> at;
  for (int i = 0; i <= gridPoints; ++i) at.push_back(end * i / gridPoints);
  const std::vector<double> density = kernelDensity(values, width, at);
  graph->setVisible(width > 0.0);
  graph->setData(QVector<double>(at.begin(), at.end()),
                 QVector<double>(density.begin(), density.end()), true);
  return width;
}

}  // namespace

DensityPlot::DensityPlot(const QString& axisLabel, QWidget* parent)
    : QWidget(parent),
      plot_(new QCustomPlot(this)),
      marked_(std::numeric_limits<double>::quiet_NaN()) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(2);
  column->addWidget(new RoleLegend(this));
  column->addWidget(plot_, 1);
  plot_->setAccessibleName(tr("Distribution of distances"));
  plot_->setFixedHeight(theme().scaled(132));
  real_ = plot_->addGraph();
  synthetic_ = plot_->addGraph();
  plot_->yAxis->setTicks(false);
  plot_->yAxis->setVisible(false);
  plot_->xAxis->setLabel(axisLabel);
  plot_->xAxis->grid()->setVisible(true);
  const auto ticker = QSharedPointer<NumberTicker>::create(false);
  ticker->setTickCount(5);
  plot_->xAxis->setTicker(ticker);
  line_ = new QCPItemStraightLine(plot_);
  number_ = new QCPItemText(plot_);
  number_->position->setTypeX(QCPItemPosition::ptPlotCoords);
  number_->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
  number_->setPadding(QMargins(4, 1, 4, 0));
  connect(&theme(), &Theme::changed, this, &DensityPlot::restyle);
  restyle();
}

void DensityPlot::setValues(const std::vector<double>& real, const std::vector<double>& synthetic) {
  double end = 1.0;
  for (const auto* values : {&real, &synthetic}) {
    if (values->empty()) continue;
    end = std::max(end, std::ranges::max(*values) + shownBandwidths * silvermanBandwidth(*values));
  }
  const double realWidth = fill(real_, real, end);
  const double syntheticWidth = fill(synthetic_, synthetic, end);
  setToolTip(tr("Gaussian kernel density, folded at 0; Silverman's bandwidth: real %1 (n %2), "
                "synthetic %3 (n %4).")
                 .arg(realWidth, 0, 'f', 1)
                 .arg(real.size())
                 .arg(syntheticWidth, 0, 'f', 1)
                 .arg(synthetic.size()));
  plot_->xAxis->setRange(0.0, end);
  plot_->yAxis->rescale(true);
  plot_->yAxis->setRange(0.0, 1.18 * std::max(plot_->yAxis->range().upper, 1e-9));
  showMark();
}

FigureSpec DensityPlot::figureSpec() const {
  FigureSpec spec;
  spec.kind = "density";
  spec.title = plot_->accessibleName().toStdString();
  spec.caption = toolTip().toStdString();
  spec.x.label = plot_->xAxis->label().toStdString();
  FigurePanel panel;
  panel.y.label = tr("density").toStdString();
  for (const auto& [graph, role] :
       {std::pair{real_, FigureRole::Real}, {synthetic_, FigureRole::Synthetic}}) {
    if (!graph->visible() || graph->data()->isEmpty()) continue;
    FigureSeries series;
    series.name = toText(role);
    series.role = role;
    for (const QCPGraphData& point : *graph->data()) {
      series.x.push_back(point.key);
      series.y.push_back(point.value);
    }
    panel.series.push_back(std::move(series));
  }
  if (!panel.series.empty()) spec.panels.push_back(std::move(panel));
  if (std::isfinite(marked_)) spec.flags.push_back({marked_, tr("this clip").toStdString()});
  return spec;
}

void DensityPlot::setMark(double value) {
  marked_ = value;
  showMark();
}

void DensityPlot::showMark() {
  const bool shown = std::isfinite(marked_);
  line_->setVisible(shown);
  number_->setVisible(shown);
  if (shown) {
    line_->point1->setCoords(marked_, 0.0);
    line_->point2->setCoords(marked_, 1.0);
    // On the side with more room.
    const bool left = marked_ > 0.5 * plot_->xAxis->range().upper;
    number_->setPositionAlignment((left ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignTop);
    number_->position->setCoords(marked_, 0.0);
    number_->setText(QString::number(marked_, 'f', 0));
  }
  plot_->replot(QCustomPlot::rpQueuedReplot);
}

void DensityPlot::restyle() {
  stylePlot(plot_);
  const QColor real = theme().color(Token::Real);
  const QColor synthetic = theme().color(Token::Synthetic);
  real_->setPen(QPen(real, 2));
  real_->setBrush(theme().color(Token::Real, 0.12));
  synthetic_->setPen(QPen(synthetic, 2, Qt::DashLine));
  synthetic_->setBrush(theme().color(Token::Synthetic, 0.12));
  line_->setPen(QPen(synthetic, 2));
  number_->setColor(synthetic);
  number_->setFont(theme().font(TextRole::SmallStrong));
  plot_->replot(QCustomPlot::rpQueuedReplot);
}

}  // namespace emoforge
