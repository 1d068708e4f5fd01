// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVector>
#include <QWidget>
#include <optional>

#include "core/metrics/metric_entry.h"

namespace emoforge {

/// A number as a card shows it.
struct MetricFigure {
  QString title;  ///< "Fréchet distance"
  MetricEntry entry;
  std::optional<double> realToReal;  ///< what real samples give among themselves
};

/// One number with all that belongs to it: direction, interval, dot with whisker beside what real
/// samples give, features, counts. The caveat and the rest stand in the tool tip.
class MetricCard : public QWidget {
  Q_OBJECT
 public:
  explicit MetricCard(MetricFigure figure, QWidget* parent = nullptr);
  const MetricFigure& figure() const { return figure_; }
  /// "14.2, 12.9 to 15.8"; why there is none where there is none.
  QString spoken() const;
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void paintTexts(QPainter* painter) const;
  void paintScale(QPainter* painter) const;
  MetricFigure figure_;
};

/// "↓", "↑", "≈ 7.13" and the same in words.
QString directionSign(const MetricEntry& entry);
QString directionWords(const MetricEntry& entry);
/// Three digits: "84.4", "0.0210"; a dash for none.
QString metricNumber(const std::optional<double>& value);
/// Everything that the contract of a number asks for, line by line.
QString metricDetails(const MetricFigure& figure);

}  // namespace emoforge
