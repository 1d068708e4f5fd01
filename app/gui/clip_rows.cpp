// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/clip_rows.h"

#include <QHash>
#include <algorithm>

namespace emoforge {
namespace {

/// Sentences about a file or an item, by both.
QHash<QString, QStringList> noticesByPlace(const Dataset& data) {
  QHash<QString, QStringList> sentences;
  for (const Notice& notice : data.notices()) {
    const QString text = QString::fromStdString(notice.message);
    if (!notice.place.file.empty()) {
      sentences[QString::fromStdString(notice.place.file.string())] << text;
    } else if (!notice.place.item.empty()) {
      sentences[QString::fromStdString(notice.place.item)] << text;
    }
  }
  return sentences;
}

/// Tags of every item that has one, in alphabetical order.
QHash<QString, QStringList> tagsByItem(const Workspace& workspace) {
  QHash<QString, QStringList> tags;
  const std::string data = workspace.dataName(workspace.currentData());
  for (const Selection& list : selectionsIn(workspace.project().selections)) {
    if (!(list.key == tagKey(data, list.key.name))) continue;
    for (const std::string& id : list.ids) {
      tags[QString::fromStdString(id)] << QString::fromStdString(list.key.name);
    }
  }
  for (QStringList& names : tags) names.sort();
  return tags;
}

/// The part of every item by the project's split; empty where there is none.
QHash<QString, QString> partsByItem(const Workspace& workspace) {
  QHash<QString, QString> parts;
  const Split* split = workspace.splitOf(workspace.currentData());
  if (split == nullptr) return parts;
  const auto put = [&parts](const std::vector<std::string>& ids, const QString& part) {
    for (const std::string& id : ids) parts.insert(QString::fromStdString(id), part);
  };
  put(split->folds.front().train, QStringLiteral("train"));
  put(split->folds.front().validation, QStringLiteral("validation"));
  put(split->folds.front().test, QStringLiteral("test"));
  return parts;
}

QString columnText(const Item& item, const char* column) {
  return QString::fromStdString(std::string(item.column(column)));
}

}  // namespace

QVector<ClipRow> clipRows(const Workspace& workspace, const ItemNames& names) {
  QVector<ClipRow> rows;
  const Dataset* data = workspace.data();
  if (data == nullptr) return rows;
  const auto notices = noticesByPlace(*data);
  const auto tags = tagsByItem(workspace);
  const auto parts = partsByItem(workspace);
  const std::vector<std::string> excluded = workspace.excludedIds(workspace.currentData());
  for (std::size_t i = 0; i < data->items().size(); ++i) {
    const Item& item = data->items()[i];
    const ItemSummary summary = i < data->summaries().size() ? data->summaries()[i] : ItemSummary{};
    ClipRow row;
    row.id = QString::fromStdString(item.id);
    row.className = QString::fromStdString(item.label);
    row.name = names.of(item);
    const QString take = columnText(item, "take");
    row.take = take.isEmpty() ? columnText(item, "content") : take;
    row.frames = static_cast<int>(summary.frames);
    row.seconds = static_cast<double>(summary.frames) * summary.frameTimeSeconds;
    row.split = parts.isEmpty() ? columnText(item, "split") : parts.value(row.id);
    row.tags = tags.value(row.id).join(QStringLiteral(", "));
    row.warning =
        (notices.value(QString::fromStdString(item.file.string())) + notices.value(row.id))
            .join('\n');
    row.excluded = std::ranges::binary_search(excluded, item.id);
    rows.append(row);
  }
  return rows;
}

}  // namespace emoforge
