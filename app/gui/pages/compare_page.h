// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "app/gui/compare/copy_search.h"
#include "app/gui/compare/synthetic_ids.h"
#include "app/gui/export/synthetic_clips.h"
#include "app/gui/item_names.h"
#include "app/gui/window_context.h"
#include "widgets/figures/figure_source.h"

namespace emoforge {

class CompareHead;
class ComparePane;
class MetricPanel;
class NearestPanel;
class PaneGrid;
class PaneStage;
class SkeletonPane;

/// Real and synthetic clips on one clock, side by side or laid over each other, and the nearest
/// training clip, whose panel lives in a dock of the window. The page decides which clips are
/// shown; the stage shows them.
class ComparePage : public QWidget, public FigureOwner {
  Q_OBJECT
 public:
  explicit ComparePage(const WindowContext& context, QWidget* parent = nullptr);
  ~ComparePage() override;

  /// Samples are drawn from this run; nothing happens where it is not finished.
  void showRun(const std::filesystem::path& folder);
  SkeletonPane* realPane() const;
  SkeletonPane* syntheticPane() const;
  PaneGrid* grid() const;
  CompareHead* head() const { return head_; }
  PaneStage* stage() const { return stage_; }
  MetricPanel* metrics() const { return metrics_; }
  /// Owned by whoever puts it into a dock.
  NearestPanel* nearestPanel() const { return nearest_; }
  bool hasPair() const;
  FigureOrigin figureOrigin() const override;
  /// What the panes show: ids of the data set, and samples of the first synthetic pane's run.
  QStringList shownRealIds() const;
  SyntheticClips shownSynthetic() const;

 signals:
  void trainRequested();
  void notice(const emoforge::Notice& notice);
  void pairShown();
  void nearestTitleChanged(const QString& clip);  ///< "synthetic 07"
  void clipsRequested();                          ///< export of the clips that are shown
  void figureRequested();

 protected:
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  void connectHead();
  void connectSearch();
  void prepare(ComparePane* pane);
  void fillPaneMenu();
  void addRealPane();
  void addSyntheticPane(const std::filesystem::path& run);
  void showNearestBeside();
  void showNearest();
  void fillReal(ComparePane* pane);
  void fillSynthetic(ComparePane* pane);
  void showData();
  void showRuns();
  void showSelection();
  void chooseReal(const QString& id);
  /// What the chooser of a synthetic pane says.
  std::optional<SampleChoice> shownSample(const ComparePane* pane) const;
  void requestSynthetic(ComparePane* pane, const SampleChoice& sample);
  void searchCopies();
  void offerMetrics();
  void takeReport(const CopyReportPtr& report);
  void showExcluded();
  const RunRecord* recordOf(const std::filesystem::path& run) const;

  WindowContext context_;
  CopySearch search_;
  CompareHead* head_;
  PaneStage* stage_;
  MetricPanel* metrics_;
  NearestPanel* nearest_;
  ClassMarks marks_;
  ItemNames names_;
  std::string wantedReal_;
  SampleChoice wantedSynthetic_;
};

}  // namespace emoforge
