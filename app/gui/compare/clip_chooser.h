// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVector>
#include <QWidget>

#include "viewers/view_types.h"
#include "widgets/class_mark.h"

class QComboBox;
class QLabel;
class QToolButton;

namespace emoforge {

/// The strip over a pane: whose clip it is, which one, the one before and the next.
class ClipChooser : public QWidget {
  Q_OBJECT
 public:
  struct Entry {
    QString id;
    QString text;
    ClassMark mark;
  };

  ClipChooser(ClipRole role, QWidget* parent = nullptr);

  /// Keeps the current clip where it is still offered. Does not emit.
  void setEntries(const QVector<Entry>& entries);
  const QVector<Entry>& entries() const { return entries_; }
  QString current() const;
  /// As it is listed: "happy / walk 001".
  QString currentText() const;
  /// Does not emit; an unknown id leaves the choice as it is.
  bool setCurrent(const QString& id);
  void setCaption(const QString& caption, const QString& toolTip = {});
  void setRemovable(bool removable);

 signals:
  void chosen(const QString& id);  ///< by the user
  void removeRequested();

 private:
  void step(int rows);
  void showMarks();

  ClipRole role_;
  QVector<Entry> entries_;
  QComboBox* clips_;
  QLabel* caption_;
  QToolButton* remove_;
};

/// "Real", "Synthetic", "Nearest".
QString roleTitle(ClipRole role);

}  // namespace emoforge
