// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <memory>
#include <vector>

#include "core/motion/joint_series.h"
#include "viewers/view_types.h"
#include "widgets/time_plot.h"

namespace emoforge {

class EmptyView;
class PlaybackClock;
class TimeAxis;
class TimePlotStack;

/// A clip whose curves are shown.
struct CurveClip {
  std::shared_ptr<const MotionClip> motion;
  std::shared_ptr<const PosedClip> posed;
  ClipRole role = ClipRole::Real;
  double startSeconds = 0.0;  ///< clock time of its first frame
  /// Clock time of each frame where a clip is stretched over another; empty: one after the other.
  std::vector<double> frameSeconds = {};
};

/// Joint angles, positions and speeds of up to a few clips under their player. The first clip says
/// what can be chosen; the others follow where they have the same joints. Colour tells the series,
/// or the clip's role where a plot shows one series of several clips; the line's dash always tells
/// the role. Values are computed on a pool thread. Interface thread only.
class MotionCurves : public QWidget {
  Q_OBJECT
 public:
  MotionCurves(PlaybackClock* clock, TimeAxis* axis, QWidget* parent = nullptr);

  /// None empties the plots.
  void setClips(std::vector<CurveClip> clips);
  TimePlotStack* plots() const { return plots_; }
  /// SeriesChoice::id() of every row, from the top; for layouts and presets of a page.
  QStringList rows() const;
  void setRows(const QStringList& ids);

 signals:
  void shown();  ///< the curves of the last setClips() or choice are drawn
  void rowsChanged();
  void exportRequested();

 private:
  void compute();
  const SeriesChoice* find(const QString& id) const;

  TimePlotStack* plots_;
  EmptyView* empty_;
  std::vector<CurveClip> clips_;
  std::vector<SeriesChoice> choices_;
  QStringList wanted_;  ///< rows asked for before there was a clip
  int generation_ = 0;  ///< answers to earlier questions are dropped
};

/// The curves of several clips for one choice; pure, any thread.
QVector<TimePlot::Curve> curvesOf(const std::vector<CurveClip>& clips, const SeriesChoice& choice);

}  // namespace emoforge
