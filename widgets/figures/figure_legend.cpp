// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/figure_legend.h"

#include <algorithm>
#include <array>

#include "widgets/figures/figure_plot.h"

namespace emoforge {
namespace {

constexpr double kIconFonts = 2.2;     // width of the sample line, in font sizes
constexpr double kPaddingFonts = 0.5;  // between sample and name
constexpr double kColumnFonts = 1.6;   // between entries

/// What stands in each quarter of a panel: top left, top right, bottom left, bottom right.
Qt::Alignment emptiestCorner(QCustomPlot& plot, QCPAxisRect* rect) {
  std::array<int, 4> points{};
  for (int i = 0; i < plot.graphCount(); ++i) {
    const QCPGraph* graph = plot.graph(i);
    if (graph->keyAxis()->axisRect() != rect) continue;
    for (const QCPGraphData& point : *graph->data()) {
      const QPointF at = graph->coordsToPixels(point.key, point.value);
      const QPointF middle = QRectF(rect->rect()).center();
      ++points[(at.y() > middle.y() ? 2U : 0U) + (at.x() > middle.x() ? 1U : 0U)];
    }
  }
  constexpr std::array<Qt::Alignment, 4> corners{
      Qt::AlignTop | Qt::AlignLeft, Qt::AlignTop | Qt::AlignRight, Qt::AlignBottom | Qt::AlignLeft,
      Qt::AlignBottom | Qt::AlignRight};
  // Readers look for it at the top right first.
  std::size_t best = 1;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (points[i] < points[best]) best = i;
  }
  return corners[best];
}

/// The legend must be part of the plot's layout already.
void fillLegend(QCPLegend* legend, const std::vector<LegendEntry>& entries, const QFont& font,
                QCPAxisRect* rect, double room) {
  const int size = font.pixelSize();
  const QFontMetricsF metrics(font);
  legend->setLayer("legend");
  legend->setFont(font);
  legend->setTextColor(printStyle().ink);
  legend->setBorderPen(Qt::NoPen);
  legend->setBrush(Qt::NoBrush);
  legend->setIconSize(qRound(kIconFonts * size), size);
  legend->setIconBorderPen(Qt::NoPen);
  legend->setIconTextPadding(qRound(kPaddingFonts * size));
  legend->setColumnSpacing(qRound(kColumnFonts * size));
  legend->setRowSpacing(qRound(0.15 * size));
  legend->setMargins(QMargins(0, 0, 0, 0));
  const double space = room - (kIconFonts + kPaddingFonts) * size;
  for (const LegendEntry& entry : entries) {
    // A line without data stands for the series: what is drawn may be several.
    auto* sample = new QCPGraph(rect->axis(QCPAxis::atBottom), rect->axis(QCPAxis::atLeft));
    sample->setName(metrics.elidedText(entry.name, Qt::ElideMiddle, space));
    sample->setPen(entry.pen);
    sample->setLineStyle(entry.pen.style() == Qt::NoPen ? QCPGraph::lsNone : QCPGraph::lsLine);
    sample->setScatterStyle(entry.scatter);
    legend->addItem(new QCPPlottableLegendItem(legend, sample));
  }
}

/// Width of the entries on this many columns, each as wide as its widest name.
double widthOn(const std::vector<LegendEntry>& entries, const QFont& font, std::size_t columns) {
  const QFontMetricsF metrics(font);
  std::vector<double> widest(columns, 0.0);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    double& width = widest[i % columns];
    width = std::max(width, metrics.horizontalAdvance(entries[i].name));
  }
  const double size = font.pixelSize();
  double sum = (static_cast<double>(columns) - 1.0) * kColumnFonts * size;
  for (const double width : widest) sum += width + (kIconFonts + kPaddingFonts) * size;
  return sum;
}

int columnsThatFit(const std::vector<LegendEntry>& entries, const QFont& font, double room) {
  std::size_t most = entries.size();
  while (most > 1 && widthOn(entries, font, most) > room) --most;
  // Rows of equal length: 5 entries that fit 4 beside each other stand as 3 and 2.
  const std::size_t rows = (entries.size() + most - 1) / most;
  const std::size_t even = (entries.size() + rows - 1) / rows;
  return static_cast<int>(widthOn(entries, font, even) <= room ? even : most);
}

}  // namespace

void addOnce(std::vector<LegendEntry>& entries, const LegendEntry& entry) {
  if (std::ranges::find(entries, entry.name, &LegendEntry::name) == entries.end())
    entries.push_back(entry);
}

QCPScatterStyle printScatter(const SeriesLook& look, double points, double linePoints) {
  const double size = points * FigurePlot::unitsPerPoint;
  const QPainterPath path = markPath(look.shape, QPointF(0, 0), size);
  const double edge = linePoints * FigurePlot::unitsPerPoint;
  const QColor paper = printStyle().paper;
  if (look.hollow) return QCPScatterStyle(path, QPen(look.color, edge), paper, 6);
  return QCPScatterStyle(path, QPen(paper, 0.5 * edge), look.color, 6);
}

QCPScatterStyle flagScatter(double scale, bool hanging) {
  const double size = scale * printStyle().flagPoints * FigurePlot::unitsPerPoint;
  QPainterPath flag;
  flag.addPolygon(QPolygonF{QPointF(0, 0), QPointF(size, 0.5 * size), QPointF(0, size)});
  flag.closeSubpath();
  if (!hanging) flag.translate(-0.5 * size, -0.5 * size);
  const QColor color = printStyle().flag;
  return QCPScatterStyle(flag, QPen(color, 1), color, 6);
}

void placeLegend(QCustomPlot& plot, const std::vector<LegendEntry>& entries, const QFont& font,
                 LegendPlace place, const std::vector<QCPAxisRect*>& rects) {
  const double width = plot.viewport().width();
  if (place == LegendPlace::Inside) {
    plot.plotLayout()->update(QCPLayoutElement::upLayout);
    const Qt::Alignment corner = emptiestCorner(plot, rects.front());
    auto* legend = new QCPLegend;
    rects.front()->insetLayout()->addElement(legend, corner);
    fillLegend(legend, entries, font, rects.front(), 0.5 * width);
    QColor veil = printStyle().paper;
    veil.setAlphaF(0.85F);
    legend->setBrush(veil);
    const int margin = font.pixelSize() / 3;
    legend->setMargins(QMargins(margin, margin / 2, margin, margin / 2));
    return;
  }
  // Empty columns at both sides keep it in the middle.
  auto* row = new QCPLayoutGrid;
  const int last = plot.plotLayout()->rowCount();
  plot.plotLayout()->addElement(last, 0, row);
  auto* legend = new QCPLegend;
  row->addElement(0, 1, legend);
  legend->setWrap(columnsThatFit(entries, font, 0.98 * width));
  legend->setFillOrder(QCPLegend::foColumnsFirst);
  fillLegend(legend, entries, font, rects.front(), 0.96 * width);
  row->expandTo(1, 3);
  row->setColumnStretchFactor(1, 0.001);
  plot.plotLayout()->setRowStretchFactor(last, 0.001);
}

}  // namespace emoforge
