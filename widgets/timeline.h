// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVector>
#include <QWidget>

namespace emoforge {

class PlaybackClock;

/// Ruler, cursor, loop region and lanes over a clock. Drag scrubs, Shift-drag sets the loop region,
/// its two handles can be dragged. Its x-axis is set by the margins, so that plots below can share
/// it pixel for pixel.
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
  void setSideMargins(int left, int right);
  int leftMargin() const { return left_; }
  int rightMargin() const { return right_; }

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
  double snapped(double x) const;
  Drag dragAt(double x, bool shift) const;
  void paintRuler(QPainter* painter);
  void paintLanes(QPainter* painter);
  void paintLoop(QPainter* painter);
  void paintCursor(QPainter* painter);

  PlaybackClock* clock_;
  QVector<Lane> lanes_;
  Unit unit_ = Unit::Frames;
  int left_ = 46;
  int right_ = 12;
  Drag drag_ = Drag::None;
  double anchor_ = 0.0;
};

}  // namespace emoforge
