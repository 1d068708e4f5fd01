// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/figure_plot.h"

#include <qcustomplot.h>

#include <QPicture>
#include <algorithm>
#include <cmath>

#include "widgets/figures/figure_legend.h"
#include "widgets/figures/figure_ranges.h"
#include "widgets/figures/print_style.h"
#include "widgets/plot_style.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

constexpr double kBorderPoints = 1.5;  // white around everything
constexpr double kSmallestLabelPoints = 5.0;
constexpr int kMarksPerLine = 6;

QString qt(const std::string& text) {
  return QString::fromStdString(text);
}

QFont figureFont(double points) {
  theme();  // loads the program's fonts
  QFont font(QStringLiteral("EmoForge Sans"));
  font.setPixelSize(qRound(points * FigurePlot::unitsPerPoint));
  font.setHintingPreference(QFont::PreferNoHinting);
  return font;
}

ClassMarks marksOf(const FigureSpec& spec) {
  QStringList names;
  for (const std::string& name : spec.classes) names << qt(name);
  for (const FigurePanel& panel : spec.panels) {
    for (const FigureSeries& series : panel.series) {
      if (series.role == FigureRole::Class && !names.contains(qt(series.name)))
        names << qt(series.name);
    }
  }
  return ClassMarks(names);
}

/// The label on as many lines as it needs to be no longer than `room`.
QString wrapped(const QString& text, const QFontMetricsF& metrics, double room) {
  QStringList lines;
  for (const QString& word : text.split(' ', Qt::SkipEmptyParts)) {
    const QString longer = lines.isEmpty() ? word : lines.last() + ' ' + word;
    if (lines.isEmpty() || metrics.horizontalAdvance(longer) > room) {
      lines << word;
    } else {
      lines.last() = longer;
    }
  }
  return lines.join('\n');
}

QCPRange toQcp(const PlotRange& range) {
  return {range.low, range.high};
}

}  // namespace

FigurePlot::FigurePlot(const FigureSpec& spec, const FigureLayout& layout)
    : spec_(spec),
      layout_(layout),
      width_(qRound(layout.widthMillimetres / millimetresPerInch * unitsPerInch)),
      height_(qRound(layout.heightMillimetres / millimetresPerInch * unitsPerInch)),
      plot_(std::make_unique<QCustomPlot>()) {
  plot_->setViewport(QRect(0, 0, width_, height_));
  plot_->setBackground(printStyle().paper);
  plot_->setAntialiasedElements(QCP::aeAll);
  plot_->setNotAntialiasedElements(QCP::AntialiasedElements());
  plot_->setAutoAddPlottableToLegend(false);
  plot_->addLayer("marks", plot_->layer("main"), QCustomPlot::limAbove);
  plot_->plotLayout()->clear();
  const int border = qRound(units(kBorderPoints));
  plot_->plotLayout()->setMargins(QMargins(border, border, border, border));
  plot_->plotLayout()->setRowSpacing(qRound(units(0.5 * layout.fontPoints)));
  addPanels();
  if (layout.legend != LegendPlace::None) addLegend();
  keepLabelsInside();
}

FigurePlot::~FigurePlot() = default;

void FigurePlot::addPanels() {
  auto* left = new QCPMarginGroup(plot_.get());
  auto* right = new QCPMarginGroup(plot_.get());
  for (std::size_t i = 0; i < spec_.panels.size(); ++i) {
    auto* rect = new QCPAxisRect(plot_.get(), true);
    plot_->plotLayout()->addElement(static_cast<int>(i), 0, rect);
    rect->setMarginGroup(QCP::msLeft, left);
    rect->setMarginGroup(QCP::msRight, right);
    rect->setBackground(QBrush(Qt::NoBrush));
    rects_.push_back(rect);
    fillPanel(i, rect);
  }
}

void FigurePlot::fillPanel(std::size_t index, QCPAxisRect* rect) {
  const FigurePanel& panel = spec_.panels[index];
  const PlotRange x = rangeOfX(spec_);
  const PlotRange y = rangeOfY(panel, x);
  setLogarithmic(rect->axis(QCPAxis::atBottom), x.logarithmic);
  setLogarithmic(rect->axis(QCPAxis::atLeft), y.logarithmic);
  rect->axis(QCPAxis::atBottom)->setRange(toQcp(x));
  rect->axis(QCPAxis::atLeft)->setRange(toQcp(y));
  styleAxes(rect, panel, index + 1 == spec_.panels.size());
  addBands(rect);
  if (!spec_.flags.empty()) addFlags(rect);
  for (const FigureSeries& series : panel.series) addSeries(series, rect);
}

void FigurePlot::styleAxes(QCPAxisRect* rect, const FigurePanel& panel, bool last) {
  const PrintStyle& style = printStyle();
  const QFont font = figureFont(layout_.fontPoints);
  const QPen line(style.ink, units(style.axisPoints * lineScale()), Qt::SolidLine, Qt::FlatCap);
  rect->axis(QCPAxis::atTop)->setVisible(false);
  rect->axis(QCPAxis::atRight)->setVisible(false);
  for (const auto type : {QCPAxis::atLeft, QCPAxis::atBottom}) {
    QCPAxis* axis = rect->axis(type);
    axis->setBasePen(line);
    axis->setTickPen(line);
    axis->setSubTicks(false);
    axis->setTickLength(0, qRound(units(style.tickPoints * typeScale())));
    axis->setTickLabelFont(font);
    axis->setLabelFont(font);
    axis->setTickLabelColor(style.ink);
    axis->setLabelColor(style.ink);
    axis->setTickLabelPadding(qRound(units(1.5 * typeScale())));
    axis->setLabelPadding(qRound(units(1.5 * typeScale())));
    axis->grid()->setVisible(layout_.grid);
    axis->grid()->setPen(QPen(style.grid, units(style.gridPoints * lineScale())));
    axis->grid()->setSubGridVisible(false);
    axis->grid()->setZeroLinePen(Qt::NoPen);
  }
  const QFontMetricsF metrics(font);
  const double count = static_cast<double>(spec_.panels.size());
  const double room = (height_ - units(4.5 * layout_.fontPoints)) / count;
  const double wide = width_ / units(6.0 * layout_.fontPoints);
  const double high = room / units(2.6 * layout_.fontPoints);
  QCPAxis* x = rect->axis(QCPAxis::atBottom);
  QCPAxis* y = rect->axis(QCPAxis::atLeft);
  x->ticker()->setTickCount(std::clamp(qRound(wide), 3, 9));
  y->ticker()->setTickCount(std::clamp(qRound(high), 2, 6));
  y->setLabel(wrapped(qt(panel.y.title()), metrics, room));
  x->setTickLabels(last);
  if (last) x->setLabel(wrapped(qt(spec_.x.title()), metrics, 0.8 * width_));
}

void FigurePlot::addBands(QCPAxisRect* rect) {
  const PlotRange x = rangeOfX(spec_);
  for (const FigureBand& band : spec_.bands) {
    const double from = std::max(band.from, x.low);
    const double to = std::min(band.to, x.high);
    if (!(from < to)) continue;
    auto* item = new QCPItemRect(plot_.get());
    item->setClipAxisRect(rect);
    for (QCPItemPosition* corner : {item->topLeft, item->bottomRight}) {
      corner->setAxisRect(rect);
      corner->setAxes(rect->axis(QCPAxis::atBottom), rect->axis(QCPAxis::atLeft));
      corner->setTypeX(QCPItemPosition::ptPlotCoords);
      corner->setTypeY(QCPItemPosition::ptAxisRectRatio);
    }
    item->topLeft->setCoords(from, 0.0);
    item->bottomRight->setCoords(to, 1.0);
    item->setPen(Qt::NoPen);
    item->setBrush(printStyle().band);
    item->setLayer("background");
  }
}

void FigurePlot::addFlags(QCPAxisRect* rect) {
  const PrintStyle& style = printStyle();
  QCPAxis* x = rect->axis(QCPAxis::atBottom);
  QCPAxis* y = rect->axis(QCPAxis::atLeft);
  QCPGraph* tops = plot_->addGraph(x, y);
  tops->setLineStyle(QCPGraph::lsNone);
  tops->setAdaptiveSampling(false);
  tops->setScatterStyle(flagScatter(typeScale(), true));
  for (const FigureFlag& flag : spec_.flags) {
    if (!x->range().contains(flag.x)) continue;
    auto* line = new QCPItemLine(plot_.get());
    line->setClipAxisRect(rect);
    for (QCPItemPosition* end : {line->start, line->end}) {
      end->setAxisRect(rect);
      end->setAxes(x, y);
      end->setTypeX(QCPItemPosition::ptPlotCoords);
      end->setTypeY(QCPItemPosition::ptAxisRectRatio);
    }
    line->start->setCoords(flag.x, 0.0);
    line->end->setCoords(flag.x, 1.0);
    line->setPen(QPen(style.flag, units(style.gridPoints * lineScale()), Qt::DotLine, Qt::FlatCap));
    if (rect == rects_.front()) tops->addData(flag.x, y->range().upper);
  }
}

void FigurePlot::addSeries(const FigureSeries& series, QCPAxisRect* rect) {
  const SeriesLook look = lookOf(series, marksOf(spec_));
  const PlotRange x = rangeOfX(spec_);
  QCPAxis* xAxis = rect->axis(QCPAxis::atBottom);
  QCPAxis* yAxis = rect->axis(QCPAxis::atLeft);
  const PlotRange y{yAxis->range().lower, yAxis->range().upper,
                    yAxis->scaleType() == QCPAxis::stLogarithmic};
  const auto draw = [&](const std::vector<double>& values, const QColor& color, double points) {
    const CutLine line = cutLine(series.x, values, x, y);
    QCPGraph* graph = plot_->addGraph(xAxis, yAxis);
    graph->setPen(QPen(color, units(points), look.pen, Qt::FlatCap, Qt::RoundJoin));
    graph->setData(line.x, line.y, true);
  };
  if (series.line && series.smoothing > 0.0 && series.rawLine) {
    QColor faint = look.color;
    faint.setAlphaF(static_cast<float>(printStyle().rawLineOpacity));
    draw(series.y, faint, 0.6 * layout_.linePoints);
  }
  const std::vector<double> bold = boldValues(series);
  if (series.line) draw(bold, look.color, layout_.linePoints);
  if (series.marks || !series.line) addMarks(series, bold, rect);
}

void FigurePlot::addMarks(const FigureSeries& series, const std::vector<double>& values,
                          QCPAxisRect* rect) {
  QCPAxis* xAxis = rect->axis(QCPAxis::atBottom);
  QCPAxis* yAxis = rect->axis(QCPAxis::atLeft);
  QCPGraph* graph = plot_->addGraph(xAxis, yAxis);
  graph->setLayer("marks");
  graph->setLineStyle(QCPGraph::lsNone);
  graph->setAdaptiveSampling(false);
  graph->setScatterStyle(printScatter(lookOf(series, marksOf(spec_)),
                                      printStyle().markPoints * typeScale(), layout_.linePoints));
  // On a line, marks stand at even distances on the paper.
  const double step = series.line ? static_cast<double>(width_) / kMarksPerLine : 0.0;
  double next = 0.5 * step;
  for (std::size_t i = 0; i < series.x.size(); ++i) {
    if (!xAxis->range().contains(series.x[i]) || !yAxis->range().contains(values[i])) continue;
    const double low = xAxis->range().lower;
    const double high = xAxis->range().upper;
    const double share = xAxis->scaleType() == QCPAxis::stLogarithmic
                             ? std::log(series.x[i] / low) / std::log(high / low)
                             : (series.x[i] - low) / (high - low);
    const double at = share * width_;
    if (at + 1e-9 < next) continue;
    graph->addData(series.x[i], values[i]);
    while (step > 0.0 && next <= at + 1e-9) next += step;
  }
}

void FigurePlot::addLegend() {
  const ClassMarks marks = marksOf(spec_);
  std::vector<LegendEntry> entries;
  for (const FigurePanel& panel : spec_.panels) {
    for (const FigureSeries& series : panel.series) {
      const SeriesLook look = lookOf(series, marks);
      LegendEntry entry{qt(series.name), Qt::NoPen, QCPScatterStyle()};
      if (series.line)
        entry.pen = QPen(look.color, units(layout_.linePoints), look.pen, Qt::FlatCap);
      if (series.marks || !series.line)
        entry.scatter =
            printScatter(look, printStyle().markPoints * typeScale(), layout_.linePoints);
      addOnce(entries, entry);
    }
  }
  for (const FigureFlag& flag : spec_.flags) {
    if (!flag.name.empty())
      addOnce(entries, {qt(flag.name), Qt::NoPen, flagScatter(typeScale(), false)});
  }
  if (entries.size() < 2 && spec_.panels.size() == 1) return;  // one line needs no legend
  placeLegend(*plot_, entries, figureFont(layout_.fontPoints), layout_.legend, rects_);
}

void FigurePlot::keepLabelsInside() {
  const QFontMetricsF metrics(figureFont(layout_.fontPoints));
  double overhang = 0.0;
  for (QCPAxisRect* rect : rects_) {
    QCPAxis* axis = rect->axis(QCPAxis::atBottom);
    if (!axis->tickLabels()) continue;
    QVector<double> ticks;
    QVector<QString> labels;
    axis->ticker()->generate(axis->range(), QLocale::c(), 'g', 6, ticks, nullptr, &labels);
    for (qsizetype i = 0; i < ticks.size(); ++i) {
      if (!axis->range().contains(ticks[i])) continue;
      const double beyond =
          (axis->coordToPixel(axis->range().upper) - axis->coordToPixel(ticks[i])) / width_;
      overhang = std::max(overhang, 0.5 * metrics.horizontalAdvance(labels.value(i)) -
                                        std::max(0.0, beyond) * 0.8 * width_);
    }
  }
  const int right = qRound(std::max(overhang, units(1.0)));
  for (QCPAxisRect* rect : rects_)
    rect->setMinimumMargins(QMargins(0, qRound(0.5 * metrics.height()), right, 0));
}

void FigurePlot::shareHeight() {
  double outside = 0.0;
  double all = 0.0;
  for (const QCPAxisRect* rect : rects_) {
    outside += rect->margins().top() + rect->margins().bottom();
    all += rect->outerRect().height();
  }
  const double inside = std::max(1.0, (all - outside) / static_cast<double>(rects_.size()));
  for (std::size_t i = 0; i < rects_.size(); ++i) {
    const QMargins margins = rects_[i]->margins();
    plot_->plotLayout()->setRowStretchFactor(static_cast<int>(i),
                                             (inside + margins.top() + margins.bottom()) / all);
  }
}

void FigurePlot::fitLabels() {
  for (std::size_t i = 0; i < rects_.size(); ++i) {
    QCPAxis* axis = rects_[i]->axis(QCPAxis::atLeft);
    const double room = 1.05 * rects_[i]->height();
    const QString title = qt(spec_.panels[i].y.title());
    // A word that is longer than the axis is set smaller, down to what can still be read.
    for (double points = layout_.fontPoints; points >= kSmallestLabelPoints; points -= 0.5) {
      const QFont font = figureFont(points);
      const QString broken = wrapped(title, QFontMetricsF(font), room);
      axis->setLabelFont(font);
      axis->setLabel(broken);
      if (QFontMetricsF(font).size(0, broken).width() <= room) break;
    }
  }
}

void FigurePlot::paint(QCPPainter& painter) {
  // Margins follow the labels and labels follow the space: the last pass has both.
  for (int pass = 0; pass < 3; ++pass) {
    QPicture nowhere;
    QCPPainter rehearsal(&nowhere);
    rehearsal.setMode(QCPPainter::pmVectorized);
    plot_->toPainter(&rehearsal, width_, height_);
    shareHeight();
    fitLabels();
  }
  painter.setMode(QCPPainter::pmVectorized);
  plot_->toPainter(&painter, width_, height_);
}

}  // namespace emoforge
