// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTreeWidget>
#include <optional>

#include "widgets/class_mark.h"

namespace emoforge {

/// Synthetic clips of a class with the distance to their nearest training clip, nearest first.
class CopyList : public QTreeWidget {
  Q_OBJECT
 public:
  struct Row {
    std::size_t number = 0;
    QString name;     ///< "happy 07"
    QString nearest;  ///< "walk 001"
    QString warning;  ///< sentence of a suspected copy, else empty
    ClassMark mark;
    std::optional<ClassMark> nearestMark;  ///< where the nearest clip is of another class
    double millimetres = 0.0;
    bool excluded = false;
  };

  explicit CopyList(QWidget* parent = nullptr);

  void setRows(const QVector<Row>& rows);
  void setCurrentNumber(std::size_t number);

 signals:
  void chosen(std::size_t number);  ///< by the user
};

}  // namespace emoforge
