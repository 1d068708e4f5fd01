// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "core/data/dataset.h"

class QLabel;
class QPushButton;

namespace emoforge {

class ElidedLabel;

/// The head of the Inspect page: name and size of the data set, notices from its import, and what
/// can be done with it.
class InspectHead : public QWidget {
  Q_OBJECT
 public:
  explicit InspectHead(QWidget* parent = nullptr);

  /// Null: no data set.
  void showData(const Dataset* data);
  /// What the set is split by; empty where it is not.
  void showSplit(const QStringList& groupKeys);
  QString name() const;

 signals:
  void noticesRequested();
  void importRequested();
  void splitRequested();
  void exportRequested();

 private:
  QLabel* title_;
  ElidedLabel* caption_;
  QPushButton* problems_;
  QPushButton* split_;
  QPushButton* export_;
};

}  // namespace emoforge
