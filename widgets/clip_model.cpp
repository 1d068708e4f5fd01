// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/clip_model.h"

#include <QLocale>

#include <algorithm>

namespace emoforge {

void ClipModel::setRows(QVector<ClipRow> rows) {
  beginResetModel();
  rows_ = std::move(rows);
  endResetModel();
}

int ClipModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int ClipModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : ColumnCount;
}

QVariant ClipModel::display(const ClipRow& row, int column) const {
  switch (column) {
    case Class:
      return row.className;
    case Name:
      return row.name;
    case Frames:
      return QLocale::c().toString(row.frames);
    case Seconds:
      return QLocale::c().toString(row.seconds, 'f', 2);
    case Split:
      return row.split;
    default:
      return {};
  }
}

QVariant ClipModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const ClipRow& row = rows_[index.row()];
  const int column = index.column();
  const bool number = column == Frames || column == Seconds;
  switch (role) {
    case Qt::DisplayRole:
      return display(row, column);
    case Qt::TextAlignmentRole:
      return static_cast<int>((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::ToolTipRole:
      return row.warning.isEmpty() ? row.id : row.id + "\n" + row.warning;
    case IdRole:
      return row.id;
    case WarningRole:
      return row.warning;
    default:
      return {};
  }
}

QVariant ClipModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole) {
    const bool number = section == Frames || section == Seconds;
    return static_cast<int>((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
  }
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case Class:
      return tr("Class");
    case Name:
      return tr("Take");
    case Frames:
      return tr("Frames");
    case Seconds:
      return tr("Seconds");
    case Split:
      return tr("Split");
    default:
      return {};
  }
}

ClipFilter::ClipFilter(QObject* parent) : QSortFilterProxyModel(parent) {}

void ClipFilter::setText(const QString& text) {
  words_ = text.split(' ', Qt::SkipEmptyParts);
  invalidateFilter();
}

void ClipFilter::setClasses(const QSet<QString>& classes) {
  classes_ = classes;
  invalidateFilter();
}

bool ClipFilter::filterAcceptsRow(int row, const QModelIndex&) const {
  const auto* model = static_cast<const ClipModel*>(sourceModel());
  const ClipRow& clip = model->rows()[row];
  if (!classes_.isEmpty() && !classes_.contains(clip.className)) return false;
  return std::ranges::all_of(words_, [&clip](const QString& word) {
    return clip.className.contains(word, Qt::CaseInsensitive) ||
           clip.name.contains(word, Qt::CaseInsensitive) ||
           clip.split.contains(word, Qt::CaseInsensitive);
  });
}

bool ClipFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const {
  const auto* model = static_cast<const ClipModel*>(sourceModel());
  const ClipRow& a = model->rows()[left.row()];
  const ClipRow& b = model->rows()[right.row()];
  switch (left.column()) {
    case ClipModel::Frames:
      return a.frames < b.frames;
    case ClipModel::Seconds:
      return a.seconds < b.seconds;
    case ClipModel::Class:
      return a.className.localeAwareCompare(b.className) < 0;
    case ClipModel::Split:
      return a.split.localeAwareCompare(b.split) < 0;
    default:
      return a.name.localeAwareCompare(b.name) < 0;
  }
}

}  // namespace emoforge
