// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

#include "widgets/metric_card.h"

class QHBoxLayout;

namespace emoforge {

/// Cards of numbers side by side; more than fit scroll.
class MetricStrip : public QScrollArea {
  Q_OBJECT
 public:
  explicit MetricStrip(QWidget* parent = nullptr);
  void setFigures(const QVector<MetricFigure>& figures);
  QVector<MetricFigure> figures() const;
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 private:
  QHBoxLayout* row_;
};

/// "○ synthetic  | real against real": what the signs on the cards mean.
class MetricLegend : public QWidget {
  Q_OBJECT
 public:
  explicit MetricLegend(QWidget* parent = nullptr);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;
};

/// A table of the numbers for the clipboard: names in the first line, then a line a number, parted
/// by tabs; full precision.
QString metricTable(const QVector<MetricFigure>& figures);

}  // namespace emoforge
