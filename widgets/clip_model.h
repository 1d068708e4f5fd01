// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QSet>
#include <QSortFilterProxyModel>

#include "widgets/class_mark.h"

namespace emoforge {

/// One row of the table of clips.
struct ClipRow {
  QString id;
  QString className;
  QString name;  ///< take or file name
  QString take;  ///< what was done, where the set tells it; several rows may share it
  int frames = 0;
  double seconds = 0.0;
  QString split;   ///< "train", "validation", "test" or ""
  QString source;  ///< "real" or the run's name
  QString tags;
  QString warning;
  bool synthetic = false;
  bool excluded = false;
};

/// Raw values for sorting (RawValueRole), texts with fixed decimals for showing.
class ClipModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column {
    ClassColumn,
    NameColumn,
    FramesColumn,
    SecondsColumn,
    SplitColumn,
    SourceColumn,
    WarningColumn
  };
  static constexpr int kColumns = 7;
  using QAbstractTableModel::QAbstractTableModel;

  void setRows(const QVector<ClipRow>& clips, const ClassMarks& marks);
  void appendRows(const QVector<ClipRow>& clips);
  const QVector<ClipRow>& rows() const { return clips_; }
  const ClassMarks& marks() const { return marks_; }
  int rowOf(const QString& id) const;
  void setExcluded(const QStringList& ids, bool excluded);
  void setTags(const QString& id, const QString& tags);

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  QVariant rawValue(const ClipRow& clip, int column) const;
  QString text(const ClipRow& clip, int column) const;
  QString signOf(const ClipRow& clip) const;
  QString tipOf(const ClipRow& clip) const;
  QVector<ClipRow> clips_;
  ClassMarks marks_;
  QHash<QString, int> rows_;
};

/// Sorts by raw values and hides rows that do not hold every word of the filter, are not of the
/// chosen class, split or take.
class ClipFilter : public QSortFilterProxyModel {
  Q_OBJECT
 public:
  explicit ClipFilter(QObject* parent = nullptr);
  void setText(const QString& text);
  /// An empty set shows every class.
  void setClasses(const QSet<QString>& classes);
  void setSplit(const QString& split);  ///< empty for all
  void setTake(const QString& take);    ///< empty for all
  const QSet<QString>& classes() const { return classes_; }

 protected:
  bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
  bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

 private:
  const ClipModel* clipModel() const;
  QStringList words_;
  QSet<QString> classes_;
  QString split_;
  QString take_;
};

}  // namespace emoforge
