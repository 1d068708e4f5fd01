// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/metric_strip.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QScrollBar>

#include "widgets/surface.h"
#include "widgets/theme.h"

namespace emoforge {
namespace {

constexpr int kSign = 22;  ///< width of a sign of the legend
constexpr int kGap = 8;

QString exact(const std::optional<double>& value) {
  return value ? QString::number(*value, 'g', 17) : QString();
}

}  // namespace

MetricStrip::MetricStrip(QWidget* parent) : QScrollArea(parent) {
  setWidgetResizable(true);
  setFrameShape(QFrame::NoFrame);
  setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
  setAccessibleName(tr("Metrics"));
  setFocusPolicy(Qt::NoFocus);
  auto* content = new QWidget;
  setSurface(content, "panel");
  row_ = new QHBoxLayout(content);
  row_->setContentsMargins(0, 0, 0, 0);
  row_->setSpacing(0);
  setWidget(content);
}

void MetricStrip::setFigures(const QVector<MetricFigure>& figures) {
  while (QLayoutItem* item = row_->takeAt(0)) {
    delete item->widget();
    delete item;
  }
  for (const MetricFigure& figure : figures) row_->addWidget(new MetricCard(figure));
  updateGeometry();
}

QVector<MetricFigure> MetricStrip::figures() const {
  QVector<MetricFigure> result;
  for (const auto* card : findChildren<MetricCard*>()) result.append(card->figure());
  return result;
}

QSize MetricStrip::sizeHint() const {
  return {400, theme().scaled(136) + horizontalScrollBar()->sizeHint().height()};
}

QSize MetricStrip::minimumSizeHint() const {
  return {120, sizeHint().height()};
}

MetricLegend::MetricLegend(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  setAccessibleName(tr("Legend of the metrics"));
  connect(&theme(), &Theme::changed, this, QOverload<>::of(&QWidget::update));
}

QSize MetricLegend::sizeHint() const {
  const QFontMetrics metrics(theme().font(TextRole::Small));
  return {2 * (kSign + kGap) + 2 * kGap + metrics.horizontalAdvance(tr("synthetic")) +
              metrics.horizontalAdvance(tr("real against real")),
          theme().scaled(22)};
}

void MetricLegend::paintEvent(QPaintEvent* /*event*/) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setFont(theme().font(TextRole::Small));
  const double y = 0.5 * height();
  painter.setPen(QPen(theme().color(Token::Synthetic), 2));
  painter.drawLine(QPointF(0, y), QPointF(kSign, y));
  painter.setBrush(theme().color(Token::Panel));
  painter.drawEllipse(QPointF(0.5 * kSign, y), 4, 4);
  const QString synthetic = tr("synthetic");
  int x = kSign + kGap;
  painter.setPen(theme().color(Token::Text2));
  painter.drawText(QRect(x, 0, width(), height()), Qt::AlignVCenter, synthetic);
  x += painter.fontMetrics().horizontalAdvance(synthetic) + 2 * kGap;
  painter.setPen(QPen(theme().color(Token::Real), 2));
  painter.drawLine(QPointF(x + 0.5 * kSign, y - 6), QPointF(x + 0.5 * kSign, y + 6));
  painter.setPen(theme().color(Token::Text2));
  painter.drawText(QRect(x + kSign + kGap / 2, 0, width(), height()), Qt::AlignVCenter,
                   tr("real against real"));
}

QString metricTable(const QVector<MetricFigure>& figures) {
  QStringList lines{
      "name\tvariant\tvalue\tci95_low\tci95_high\tci_method\treal_to_real\tn_real\t"
      "n_synthetic\tfeature_space\tcaveat"};
  for (const MetricFigure& figure : figures) {
    const MetricEntry& entry = figure.entry;
    const auto low = entry.interval ? std::optional(entry.interval->low) : std::nullopt;
    const auto high = entry.interval ? std::optional(entry.interval->high) : std::nullopt;
    lines << QStringList{QString::fromStdString(entry.name),
                         QString::fromStdString(entry.variant),
                         exact(entry.value),
                         exact(low),
                         exact(high),
                         QString::fromStdString(entry.intervalMethod),
                         exact(figure.realToReal),
                         QString::number(entry.real),
                         QString::number(entry.synthetic),
                         QString::fromStdString(entry.featureSpace),
                         QString::fromStdString(entry.caveat)}
                 .join('\t');
  }
  return lines.join('\n') + '\n';
}

}  // namespace emoforge
