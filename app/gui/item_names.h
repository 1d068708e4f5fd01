// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QIcon>
#include <QString>

#include "core/data/dataset.h"
#include "widgets/class_mark.h"

namespace emoforge {

/// Short names for the items of one data set: its take (and subject) where the set tells them, else
/// the file's name without the words that all files share and without the class.
class ItemNames {
 public:
  ItemNames() = default;
  explicit ItemNames(const Dataset& data);
  QString of(const Item& item) const;

 private:
  QHash<QString, QString> names_;  ///< by id
};

/// The marks of a data set's classes.
ClassMarks marksOf(const Dataset& data);

/// The mark of a class as an icon for combo boxes, in the colours of the theme in use.
QIcon markIcon(const ClassMark& mark, bool synthetic, double devicePixelRatio);

/// "1 clip", "64 clips": `one` and `many` carry %1.
QString counted(qsizetype count, const QString& one, const QString& many);

}  // namespace emoforge
