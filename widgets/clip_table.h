// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>
#include <functional>

#include "widgets/clip_model.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace emoforge {

class ClassBars;
class ClipView;
class EmptyView;

/// Class bars, filter, table of clips and the number that is selected. Sorting keeps the selection;
/// a filter deselects what it hides, which a link beside the number takes back.
class ClipTable : public QWidget {
  Q_OBJECT
 public:
  explicit ClipTable(QWidget* parent = nullptr);

  void setRows(const QVector<ClipRow>& clips);
  void appendRows(const QVector<ClipRow>& clips);
  ClipModel* model() const { return model_; }
  ClipFilter* filter() const { return filter_; }
  QTableView* view() const;
  QLineEdit* filterField() const { return words_; }
  ClassBars* classBars() const { return bars_; }

  /// The current row leads: it is the one that the player shows.
  QStringList selected() const;
  QString currentId() const;
  /// Selects and shows these without emitting; the first becomes the current one. Ids that are not
  /// shown are passed over.
  void setSelected(const QStringList& ids);
  /// Next or previous row that the filter shows, from the current one.
  void step(int rows);
  void setSourceVisible(bool visible);
  /// Shows every clip again.
  void clearFilter();
  /// Shows every clip again and selects what filters had deselected since the last choice.
  void restoreSelection();

 signals:
  void selectionChanged(const QStringList& ids);
  void currentChanged(const QString& id);
  void activated(const QString& id);
  /// A filter hid selected clips; `before` restores the selection.
  void selectionReduced(const QStringList& before);
  void tagRequested(const QStringList& ids);
  /// Del or the button; `exclude` is false where all of them are excluded already.
  void excludeRequested(const QStringList& ids, bool exclude);
  void exportRequested(const QStringList& ids);

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  QWidget* makeFilterRow();
  QWidget* makeFooter();
  void exclude();
  bool allExcluded() const;
  void makeView();
  void refreshBars();
  void fitColumns();
  void refreshTakes();
  void refreshCount();
  void refreshEmpty();
  void onSelection();
  void applyFilter(const std::function<void()>& change);

  ClipModel* model_;
  ClipFilter* filter_;
  ClassBars* bars_;
  QLineEdit* words_;
  QComboBox* takes_;
  ClipView* view_;
  QStackedWidget* stack_;
  EmptyView* empty_;
  QLabel* count_;
  QToolButton* tag_ = nullptr;
  QToolButton* exclude_ = nullptr;
  QToolButton* export_ = nullptr;
  QStringList beforeFilter_;  ///< the last choice, where a filter deselected some of it
  bool filtering_ = false;
  int fittedClassWidth_ = 0;
  bool silent_ = false;
};

}  // namespace emoforge
