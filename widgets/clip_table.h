// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

#include "widgets/class_mark.h"
#include "widgets/clip_model.h"

class QLabel;
class QLineEdit;
class QStackedWidget;
class QTableView;

namespace emoforge {

class ClassBars;
class EmptyView;

/// The samples of a data set: class bars, filter, sortable table, count of what is selected.
/// Sorting keeps the selection, a filter deselects what it hides.
class ClipTable : public QWidget {
  Q_OBJECT
 public:
  explicit ClipTable(QWidget* parent = nullptr);

  void setRows(const QVector<ClipRow>& rows);
  /// Selects and shows a row without emitting; unknown ids are passed over.
  void setSelected(const QStringList& ids);
  QStringList selected() const;
  /// Next or previous row that the filter shows, from the current one.
  void step(int rows);

  QTableView* view() const { return view_; }
  QLineEdit* filterField() const { return filter_; }
  ClassBars* classBars() const { return bars_; }

 signals:
  void selectionChanged(const QStringList& ids);
  void activated(const QString& id);  ///< Enter or double click

 private:
  void refreshBars();
  void refreshFooter();
  void refreshEmpty();
  void onSelection();

  ClipModel* model_;
  ClipFilter* proxy_;
  ClassBars* bars_;
  QLineEdit* filter_;
  QTableView* view_;
  QStackedWidget* stack_;
  EmptyView* empty_;
  QLabel* footer_;
  bool silent_ = false;
};

}  // namespace emoforge
