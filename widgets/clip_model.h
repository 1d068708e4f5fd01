// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QSet>
#include <QSortFilterProxyModel>
#include <QVector>

namespace emoforge {

/// One sample of a data set as a table shows it.
struct ClipRow {
  QString id;
  QString className;
  QString name;  ///< what tells it from others of its class: "walk 001"
  int frames = 0;
  double seconds = 0.0;
  QString split;    ///< "train", "test"; empty where there is no split
  QString warning;  ///< shown as a mark with this text; empty for none
};

/// Samples as rows; the filter sorts by their values, not by the texts.
class ClipModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  enum Column { Class, Name, Frames, Seconds, Split, ColumnCount };
  enum Role { IdRole = Qt::UserRole, WarningRole };

  using QAbstractTableModel::QAbstractTableModel;
  void setRows(QVector<ClipRow> rows);
  const QVector<ClipRow>& rows() const { return rows_; }

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  QVariant display(const ClipRow& row, int column) const;
  QVector<ClipRow> rows_;
};

/// Rows that hold every word of the filter in class, name or split, of the chosen classes.
class ClipFilter : public QSortFilterProxyModel {
  Q_OBJECT
 public:
  explicit ClipFilter(QObject* parent = nullptr);
  void setText(const QString& text);
  /// An empty set shows every class.
  void setClasses(const QSet<QString>& classes);
  const QSet<QString>& classes() const { return classes_; }

 protected:
  bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
  bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

 private:
  QStringList words_;
  QSet<QString> classes_;
};

}  // namespace emoforge
