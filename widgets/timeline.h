// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "widgets/playback_clock.h"

namespace emoforge {

/// Ruler, loop region, lanes of marked frames (foot contacts) and the cursor of a clock. A drag
/// scrubs, Shift-drag sets the loop region, a drag at its edges moves them.
class Timeline : public QWidget {
  Q_OBJECT
 public:
  enum class Unit { Frames, Seconds };
  /// A lane below the ruler; true where a bar is drawn.
  struct Lane {
    QString name;  ///< one letter
    std::vector<bool> marked;
  };

  explicit Timeline(PlaybackClock* clock, Unit unit, QWidget* parent = nullptr);

  void setLanes(const std::vector<Lane>& lanes);
  /// Where time 0 and the end stand, pixels from the edges, so that plots below can share the axis.
  void setMargins(int left, int right);
  double positionOf(double seconds) const;
  double secondsAt(double x) const;

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;

 private:
  enum class Grip { None, Cursor, Region, Start, End };
  Grip gripAt(double x) const;
  void drag(double x);
  void paintRuler(QPainter& painter) const;
  void paintLanes(QPainter& painter) const;
  void paintRegion(QPainter& painter) const;
  void paintCursor(QPainter& painter) const;
  int rulerHeight() const;
  int laneHeight() const;

  PlaybackClock* clock_;
  Unit unit_;
  std::vector<Lane> lanes_;
  int left_ = 44;
  int right_ = 14;
  Grip grip_ = Grip::None;
  double pressSeconds_ = 0.0;
};

/// The shortest step of 1, 2 or 5 × 10ⁿ that is at least `smallest`.
double roundStep(double smallest);

}  // namespace emoforge
