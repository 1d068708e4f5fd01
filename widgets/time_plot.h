// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QVector>
#include <QWidget>
#include <array>

#include "widgets/tokens.h"

class QCPGraph;
class QCPItemRect;
class QCPItemStraightLine;
class QCustomPlot;
class QMouseEvent;
class QWheelEvent;

namespace emoforge {

class PlaybackClock;
class TimeAxis;

/// Curves over the time of a clock, on the axis of a timeline: cursor, loop region tinted, click
/// and drag scrub, the wheel zooms about the pointer (Shift moves sideways), a double click shows
/// all.
class TimePlot : public QWidget {
  Q_OBJECT
 public:
  struct Curve {
    QString label;  ///< "Z"
    QString unit;   ///< "°"
    int decimals = 1;
    Token token = Token::Real;
    Qt::PenStyle line = Qt::SolidLine;
    QVector<double> seconds;  ///< on the clock, rising
    QVector<double> values;
  };

  TimePlot(PlaybackClock* clock, TimeAxis* axis, QWidget* parent = nullptr);

  void setCurves(const QVector<Curve>& curves);
  const QVector<Curve>& curves() const { return curves_; }
  void setAxis(TimeAxis* axis);
  /// Numbers under the axis; only the lowest of several plots needs them.
  void setTimeLabelsVisible(bool visible);

  /// Linear between the frames; NaN outside the curve.
  double valueAt(const Curve& curve, double seconds) const;
  /// "−58.0°", "–" where there is none.
  static QString textOf(const Curve& curve, double value);
  /// Where a time is drawn, in pixels from the left edge of this widget.
  double xAt(double seconds) const;
  /// Both ends of the value axis.
  std::array<double, 2> valueRange() const;
  QCustomPlot* plot() const { return plot_; }

 signals:
  void curvesChanged();

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  struct Drawn {
    QCPGraph* line;
    QCPGraph* dot;
  };
  void onMouse(QMouseEvent* event);
  void onWheel(QWheelEvent* event);
  void restyle();
  void showAxis();
  void showLoop();
  void showCursor();
  void fitValues();

  PlaybackClock* clock_;
  QPointer<TimeAxis> axis_;
  QCustomPlot* plot_;
  QVector<Curve> curves_;
  QVector<Drawn> drawn_;
  QCPItemRect* loop_;
  QCPItemStraightLine* cursor_;
  bool timeLabels_ = true;
};

}  // namespace emoforge
