// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/item_names.h"

#include <QLocale>
#include <QRegularExpression>
#include <QSet>

namespace emoforge {
namespace {

QString columnOf(const Item& item, const char* column) {
  return QString::fromStdString(std::string(item.column(column)));
}

QStringList wordsOf(const Item& item) {
  static const QRegularExpression separators(QStringLiteral("[_ ]+"));
  const QString stem = QString::fromStdString(std::filesystem::path(item.id).filename().string());
  return stem.split(separators, Qt::SkipEmptyParts);
}

/// Words that stand at the same place in every file name.
QSet<QString> sharedWords(const Dataset& data) {
  QSet<QString> shared;
  bool first = true;
  for (const Item& item : data.items()) {
    const QStringList words = wordsOf(item);
    const QSet<QString> own(words.begin(), words.end());
    shared = first ? own : shared.intersect(own);
    first = false;
  }
  return shared;
}

}  // namespace

ItemNames::ItemNames(const Dataset& data) {
  const QSet<QString> shared = data.items().size() > 1 ? sharedWords(data) : QSet<QString>();
  QSet<QString> used;
  bool unique = true;
  QHash<QString, QString> full;
  for (const Item& item : data.items()) {
    const QString id = QString::fromStdString(item.id);
    const QString label = QString::fromStdString(item.label);
    QStringList words;
    for (const QString& word : wordsOf(item)) {
      if (!shared.contains(word) && word != label) words << word;
    }
    names_[id] = words.join(' ');
    full[id] = QString::fromStdString(std::filesystem::path(item.id).filename().string());
    const QString key = label + '/' + names_[id];
    unique = unique && !words.isEmpty() && !used.contains(key);
    used.insert(key);
  }
  if (!unique) names_ = full;
}

QString ItemNames::of(const Item& item) const {
  const QString take = columnOf(item, "take");
  const QString subject = columnOf(item, "subject");
  if (!take.isEmpty() && !subject.isEmpty()) return QStringLiteral("%1 %2").arg(take, subject);
  return names_.value(QString::fromStdString(item.id), QString::fromStdString(item.id));
}

ClassMarks marksOf(const Dataset& data) {
  QStringList names;
  for (const std::string& label : data.classes()) names << QString::fromStdString(label);
  return ClassMarks(names);
}

QIcon markIcon(const ClassMark& mark, bool synthetic, double devicePixelRatio) {
  return QIcon(markPixmap(mark.shape, mark.color(), synthetic, 14, devicePixelRatio));
}

QString counted(qsizetype count, const QString& one, const QString& many) {
  return (count == 1 ? one : many).arg(QLocale().toString(count));
}

}  // namespace emoforge
