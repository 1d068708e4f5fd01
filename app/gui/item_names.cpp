// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/item_names.h"

#include <QLocale>
#include <QRegularExpression>
#include <QSet>
#include <functional>

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

/// The name that a rule gives to each item; empty where two items of a class would have the same.
QHash<QString, QString> uniqueNames(const Dataset& data,
                                    const std::function<QString(const Item&)>& rule) {
  QHash<QString, QString> names;
  QSet<QString> used;
  for (const Item& item : data.items()) {
    const QString name = rule(item);
    const QString key = QString::fromStdString(item.label) + '/' + name;
    if (name.isEmpty() || used.contains(key)) return {};
    used.insert(key);
    names.insert(QString::fromStdString(item.id), name);
  }
  return names;
}

}  // namespace

ItemNames::ItemNames(const Dataset& data) {
  names_ = uniqueNames(data, [](const Item& item) {
    const QString take = columnOf(item, "take");
    const QString subject = columnOf(item, "subject");
    return take.isEmpty() ? QString() : QStringLiteral("%1 %2").arg(take, subject).trimmed();
  });
  if (!names_.isEmpty()) return;
  names_ = uniqueNames(data, [](const Item& item) {
    const QString take = columnOf(item, "take");
    if (take.isEmpty()) return QString();
    return QStringLiteral("%1 %2 %3").arg(take, columnOf(item, "subject"), wordsOf(item).last());
  });
  if (!names_.isEmpty()) return;
  const QSet<QString> shared = data.items().size() > 1 ? sharedWords(data) : QSet<QString>();
  names_ = uniqueNames(data, [&shared](const Item& item) {
    const QString label = QString::fromStdString(item.label);
    QStringList words;
    for (const QString& word : wordsOf(item)) {
      if (!shared.contains(word) && word != label) words << word;
    }
    return words.join(' ');
  });
}

QString ItemNames::of(const Item& item) const {
  const QString whole = QString::fromStdString(std::filesystem::path(item.id).filename().string());
  return names_.value(QString::fromStdString(item.id), whole);
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
