// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "app/gui/compare/clip_arrangement.h"
#include "app/gui/window_context.h"

class QLabel;
class QSlider;
class QSplitter;
class QToolButton;

namespace emoforge {

class CompareHead;
class ComparePane;
class DistancePlate;
class MotionCurves;
class PaneGrid;
class RoleLabel;
class Timeline;
class TransportBar;

/// The panes with their timeline, transport and curves: lays the clips over each other as the head
/// says and puts them on one clock.
class PaneStage : public QWidget {
  Q_OBJECT
 public:
  PaneStage(const WindowContext& context, CompareHead* head, QWidget* parent = nullptr);

  PaneGrid* grid() const { return grid_; }
  DistancePlate* distances() const { return distances_; }
  MotionCurves* curves() const { return curves_; }
  bool hasPair() const;
  /// What the views draw, pane by pane, as far as panes have a clip.
  const std::vector<PlacedClip>& placed() const { return placed_; }

  /// Lays all clips over the first on a pool thread, then shows them.
  void arrange(bool reframe);
  /// The nearest training clip for the curves; empty: none.
  void setNearest(const LoadedClip& clip);
  void setCurvesVisible(bool visible);

 signals:
  void pairShown();
  void arranged();  ///< after every arrange() that was not overtaken

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  QWidget* makePlayer();
  QWidget* makeOpacity();
  void place(bool reframe);
  void fillClock();
  void showPanes(bool reframe);
  void showOverlay(bool reframe);
  void showCurves();
  void showFrames();

  WindowContext context_;
  CompareHead* head_;
  PaneGrid* grid_ = nullptr;
  QSplitter* splitter_;
  DistancePlate* distances_;
  QWidget* opacityBox_ = nullptr;
  QSlider* opacity_ = nullptr;
  QLabel* opacityText_ = nullptr;
  RoleLabel* realFrame_ = nullptr;
  RoleLabel* syntheticFrame_ = nullptr;
  Timeline* timeline_ = nullptr;
  TransportBar* transport_ = nullptr;
  QToolButton* curvesButton_ = nullptr;
  MotionCurves* curves_ = nullptr;
  std::vector<ComparePane*> panes_;     ///< those with a clip when it was arranged
  std::vector<ArrangedClip> arranged_;  ///< in the order of panes_, then the nearest clip
  std::vector<PlacedClip> placed_;      ///< in the order of arranged_
  LoadedClip nearest_;
  int generation_ = 0;  ///< answers to earlier arrangements are dropped
  bool reframe_ = false;
  bool curvesChosen_ = false;  ///< the user said whether they are shown
};

}  // namespace emoforge
