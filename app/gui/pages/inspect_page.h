// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "app/gui/item_names.h"
#include "app/gui/window_context.h"
#include "widgets/class_mark.h"
#include "widgets/figures/figure_source.h"

class QSplitter;
class QStackedWidget;
class QToolButton;

namespace emoforge {

class ClipDetails;
class ClipPlayer;
class ClipTable;
class EmptyView;
class InspectHead;
class MotionCurves;

/// Look at a data set: clips per class, table, player. Its details panel lives in a dock of the
/// window.
class InspectPage : public QWidget, public FigureOwner {
  Q_OBJECT
 public:
  explicit InspectPage(const WindowContext& context, QWidget* parent = nullptr);
  ~InspectPage() override;

  ClipPlayer* player() const { return player_; }
  /// Owned by whoever puts it into a dock.
  ClipDetails* details() const { return details_; }
  ClipTable* table() const { return table_; }
  MotionCurves* curves() const { return curves_; }
  void setCurvesVisible(bool visible);
  FigureOrigin figureOrigin() const override;

 signals:
  void noticesRequested();
  void titleChanged(const QString& clip);  ///< "angry / walk 001"
  void notice(const emoforge::Notice& notice);
  void importRequested();
  void exportRequested(const QStringList& ids);  ///< clips to write to files
  void curvesExportRequested();                  ///< the curves as a figure

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  QWidget* makeStage();
  void connectTable();
  void connectHead();
  void connectPlayer();
  void showReading(int done, int total);
  void showNothing();
  void showNoClip();
  void showData();
  void refreshRows();
  void showTags();
  void askForSplit();
  void showSelection();
  void showClip(const LoadedClip& clip, const Item& item);
  void showFailure(const Notice& problem);
  void showJoints(const PosedClip& clip);
  void showChecks(const LoadedClip& clip, const Item& item);
  void showFrames(std::size_t first, std::size_t last);

  WindowContext context_;
  InspectHead* head_;
  ClipTable* table_;
  QStackedWidget* pages_;
  EmptyView* empty_;
  ClipPlayer* player_;
  MotionCurves* curves_;
  QSplitter* stage_;
  QToolButton* curvesButton_;
  ClipDetails* details_;
  ClassMarks marks_;
  ItemNames names_;
  bool curvesChosen_ = false;  ///< the user said whether they are shown
  std::string wantedId_;       ///< the clip that was asked for last
};

}  // namespace emoforge
