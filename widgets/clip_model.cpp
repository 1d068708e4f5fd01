// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/clip_model.h"

#include <QCollator>
#include <algorithm>

#include "widgets/item_roles.h"

namespace emoforge {

void ClipModel::setRows(const QVector<ClipRow>& clips, const ClassMarks& marks) {
  beginResetModel();
  clips_ = clips;
  marks_ = marks;
  rows_.clear();
  for (int i = 0; i < clips_.size(); ++i) rows_.insert(clips_[i].id, i);
  endResetModel();
}

void ClipModel::appendRows(const QVector<ClipRow>& clips) {
  if (clips.isEmpty()) return;
  const int first = static_cast<int>(clips_.size());
  beginInsertRows({}, first, first + static_cast<int>(clips.size()) - 1);
  for (const auto& clip : clips) {
    rows_.insert(clip.id, static_cast<int>(clips_.size()));
    clips_.append(clip);
  }
  endInsertRows();
}

int ClipModel::rowOf(const QString& id) const {
  return rows_.value(id, -1);
}

void ClipModel::setExcluded(const QStringList& ids, bool excluded) {
  for (const QString& id : ids) {
    const int row = rowOf(id);
    if (row < 0) continue;
    clips_[row].excluded = excluded;
    emit dataChanged(index(row, 0), index(row, kColumns - 1));
  }
}

void ClipModel::setTags(const QString& id, const QString& tags) {
  const int row = rowOf(id);
  if (row < 0 || clips_[row].tags == tags) return;
  clips_[row].tags = tags;
  emit dataChanged(index(row, 0), index(row, kColumns - 1));
}

/// What the last column shows of a row, the most important first; a warning is drawn by itself.
QString ClipModel::signOf(const ClipRow& clip) const {
  if (clip.excluded) return QStringLiteral("eye-off");
  if (!clip.warning.isEmpty() || clip.tags.isEmpty()) return {};
  return QStringLiteral("tag");
}

QString ClipModel::tipOf(const ClipRow& clip) const {
  QStringList lines;
  if (clip.excluded) lines << tr("Excluded from training");
  if (!clip.warning.isEmpty()) lines << clip.warning;
  if (!clip.tags.isEmpty()) lines << tr("Tags: %1").arg(clip.tags);
  return lines.join('\n');
}

int ClipModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(clips_.size());
}

int ClipModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : kColumns;
}

QVariant ClipModel::rawValue(const ClipRow& clip, int column) const {
  switch (column) {
    case FramesColumn:
      return clip.frames;
    case SecondsColumn:
      return clip.seconds;
    default:
      return text(clip, column);
  }
}

QString ClipModel::text(const ClipRow& clip, int column) const {
  switch (column) {
    case ClassColumn:
      return clip.className;
    case NameColumn:
      return clip.name;
    case FramesColumn:
      return QString::number(clip.frames);
    case SecondsColumn:
      return QString::number(clip.seconds, 'f', 2);
    case SplitColumn:
      return clip.excluded ? tr("excluded") : clip.split;
    case SourceColumn:
      return clip.source;
    default:
      return {};
  }
}

QVariant ClipModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= clips_.size()) return {};
  const ClipRow& clip = clips_[index.row()];
  const bool first = index.column() == ClassColumn;
  const bool number = index.column() == FramesColumn || index.column() == SecondsColumn;
  switch (role) {
    case Qt::DisplayRole:
      return text(clip, index.column());
    case RawValueRole:
      return rawValue(clip, index.column());
    case IdRole:
      return clip.id;
    case MarkRole:
      return first ? QVariant::fromValue(marks_.mark(clip.className)) : QVariant();
    case SyntheticRole:
      return clip.synthetic;
    case ExcludedRole:
      return clip.excluded;
    case StrikeRole:
      return index.column() >= NameColumn && index.column() <= SecondsColumn;
    case WarningRole:
      return index.column() == WarningColumn && !clip.excluded ? clip.warning : QVariant();
    case IconNameRole:
      return index.column() == WarningColumn ? signOf(clip) : QVariant();
    case Qt::ToolTipRole:
      return index.column() == WarningColumn ? tipOf(clip) : QVariant();
    case Qt::TextAlignmentRole:
      return int(Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::AccessibleTextRole:
      return index.column() == WarningColumn ? tipOf(clip) : text(clip, index.column());
    default:
      return {};
  }
}

QVariant ClipModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole) {
    const bool number = section == FramesColumn || section == SecondsColumn;
    return int(Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft));
  }
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case ClassColumn:
      return tr("Class");
    case NameColumn:
      return tr("Take");
    case FramesColumn:
      return tr("Frames");
    case SecondsColumn:
      return tr("Seconds");
    case SplitColumn:
      return tr("Split");
    case SourceColumn:
      return tr("Source");
    default:
      return {};
  }
}

ClipFilter::ClipFilter(QObject* parent) : QSortFilterProxyModel(parent) {
  setDynamicSortFilter(true);
}

const ClipModel* ClipFilter::clipModel() const {
  return static_cast<const ClipModel*>(sourceModel());
}

void ClipFilter::setText(const QString& text) {
  words_ = text.toLower().split(' ', Qt::SkipEmptyParts);
  invalidateFilter();
}

void ClipFilter::setClasses(const QSet<QString>& classes) {
  classes_ = classes;
  invalidateFilter();
}

void ClipFilter::setSplit(const QString& split) {
  split_ = split;
  invalidateFilter();
}

void ClipFilter::setTake(const QString& take) {
  take_ = take;
  invalidateFilter();
}

bool ClipFilter::filterAcceptsRow(int row, const QModelIndex& /*parent*/) const {
  const ClipRow& clip = clipModel()->rows()[row];
  if (!classes_.isEmpty() && !classes_.contains(clip.className)) return false;
  if (!split_.isEmpty() && clip.split != split_) return false;
  if (!take_.isEmpty() && clip.take != take_) return false;
  const QString text = QStringLiteral("%1 %2 %3 %4 %5")
                           .arg(clip.className, clip.name, clip.tags, clip.split, clip.source)
                           .toLower();
  return std::ranges::all_of(words_, [&](const QString& word) { return text.contains(word); });
}

bool ClipFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const {
  const ClipRow& a = clipModel()->rows()[left.row()];
  const ClipRow& b = clipModel()->rows()[right.row()];
  switch (left.column()) {
    case ClipModel::FramesColumn:
      return a.frames < b.frames;
    case ClipModel::SecondsColumn:
      return a.seconds < b.seconds;
    default:
      break;
  }
  static const QCollator collator = [] {
    QCollator natural{QLocale(QLocale::English)};  // the C locale has no numeric order
    natural.setNumericMode(true);
    return natural;
  }();
  const auto key = [](const QModelIndex& index) { return index.data(Qt::DisplayRole).toString(); };
  const int order = collator.compare(key(left), key(right));
  return order != 0 ? order < 0 : collator.compare(a.name, b.name) < 0;
}

}  // namespace emoforge
