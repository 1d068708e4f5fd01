// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace emoforge {

class PlaybackClock;

/// The x-axis that a timeline and the plots under it share: margins in pixels and the part of the
/// clock's time that is shown. Widgets of one width that lie above each other and place times by
/// the same axis agree pixel for pixel. Main thread only.
class TimeAxis : public QObject {
  Q_OBJECT
 public:
  explicit TimeAxis(PlaybackClock* clock, QObject* parent = nullptr);

  int leftMargin() const { return left_; }
  int rightMargin() const { return right_; }
  void setMargins(int left, int right);

  /// Seconds at both ends; the whole clip until someone zooms.
  double start() const;
  double end() const;
  bool showsAll() const { return !zoomed_; }
  void showAll();
  /// Kept within the clip and at least two frames wide.
  void setRange(double start, double end);
  /// A factor below 1 shows less; the time `about` stays where it is.
  void zoom(double factor, double about);

  /// In a widget of this width; times outside the range lie outside the margins.
  double xAt(double seconds, int width) const;
  /// Clamped to the range.
  double timeAt(double x, int width) const;
  /// The same at the nearest frame.
  double frameTimeAt(double x, int width) const;

 signals:
  void changed();

 private:
  PlaybackClock* clock_;
  int left_;
  int right_;
  bool zoomed_ = false;
  double start_ = 0.0;
  double end_ = 0.0;
};

}  // namespace emoforge
