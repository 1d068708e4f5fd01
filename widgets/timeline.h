// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVector>
#include <QWidget>

namespace emoforge {

class PlaybackClock;
class TimeAxis;

/// Ruler, cursor, loop region and lanes over a clock. Drag scrubs, Shift-drag sets the loop region,
/// its two handles can be dragged. Plots below share its x-axis pixel for pixel.
class Timeline : public QWidget {
  Q_OBJECT
 public:
  struct Lane {
    QString label;                             ///< "L"
    QVector<std::pair<double, double>> spans;  ///< seconds
  };
  enum class Unit { Frames, Seconds };

  explicit Timeline(PlaybackClock* clock, QWidget* parent = nullptr);

  void setUnit(Unit unit);
  /// Foot contacts and the like; none leaves a plain track.
  void setLanes(const QVector<Lane>& lanes);
  /// For the plots below.
  TimeAxis* axis() const { return axis_; }

  double xAt(double seconds) const;
  double timeAt(double x) const;

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;

 private:
  enum class Drag { None, Scrub, Region, RegionStart, RegionEnd };
  QRectF trackRect() const;
  Drag dragAt(double x, bool shift) const;
  bool isShown(double seconds) const;
  void paintRuler(QPainter* painter);
  void paintLanes(QPainter* painter);
  void paintLoop(QPainter* painter);
  void paintCursor(QPainter* painter);

  PlaybackClock* clock_;
  TimeAxis* axis_;
  QVector<Lane> lanes_;
  Unit unit_ = Unit::Frames;
  Drag drag_ = Drag::None;
  double anchor_ = 0.0;
};

}  // namespace emoforge
