// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "app/gui/compare/copy_search.h"
#include "app/gui/item_names.h"

class QLabel;
class QPushButton;
class QStackedWidget;

namespace emoforge {

class CopyFacts;
class CopyList;
class DensityPlot;
class EmptyView;
class NoticeBar;
class PlaybackClock;
class RoleLabel;
class SearchProgress;
class SkeletonPane;

/// The training clip that is nearest to the synthetic one: picture, distance, verdict, how the
/// whole class fares. Lives in a dock. Interface thread only.
class NearestPanel : public QWidget {
  Q_OBJECT
 public:
  explicit NearestPanel(PlaybackClock* clock, QWidget* parent = nullptr);

  void showMissing();
  void showProgress(const QString& stage, double fraction);
  void showFailure(const Notice& notice);
  void showReport(const CopyReportPtr& report, const ItemNames& names, const ClassMarks& marks);
  /// The clip that the page shows; 0 where it is none of the report.
  void setCurrent(std::size_t number);
  /// Ids (syntheticId()) of the run that are excluded.
  void setExcluded(const QStringList& ids);

  const CopyReportPtr& report() const { return report_; }
  const CopyRow* current() const;
  CopyList* list() const { return list_; }
  DensityPlot* plot() const { return plot_; }
  /// "happy / walk 001" of a row's nearest clip.
  QString nearestName(const CopyRow& row) const;

 signals:
  void chosen(std::size_t number);
  void showBesideRequested();
  void excludeRequested(const QStringList& ids);
  void retryRequested();
  void cancelRequested();
  void trainRequested();

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  QWidget* makeContent();
  QString idOf(const CopyRow& row) const;
  bool isExcluded(const CopyRow& row) const;
  void showClass();
  void showCurrent();
  void showFacts(const CopyRow& row);
  void showPicture(const CopyRow& row);
  void fold();

  PlaybackClock* clock_;
  QStackedWidget* states_;
  EmptyView* empty_;
  SearchProgress* progress_;
  QWidget* content_ = nullptr;
  SkeletonPane* picture_ = nullptr;
  RoleLabel* pictureName_ = nullptr;
  QLabel* number_ = nullptr;
  NoticeBar* verdict_ = nullptr;
  CopyFacts* facts_ = nullptr;
  DensityPlot* plot_ = nullptr;
  CopyList* list_ = nullptr;
  QPushButton* exclude_ = nullptr;
  CopyReportPtr report_;
  ItemNames names_;
  ClassMarks marks_;
  QStringList excluded_;
  std::vector<double> kept_;  ///< distances of the clips that are not excluded, metres
  std::size_t currentNumber_ = 0;
  bool failed_ = false;
};

}  // namespace emoforge
