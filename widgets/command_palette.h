// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "widgets/command_list.h"

class QLineEdit;
class QListView;
class QStandardItemModel;

namespace emoforge {

/// "Find a command": a field and the commands that fit what is typed, best first. Up and Down move,
/// Enter runs and closes, Esc closes. Commands that cannot run now are listed last, in grey.
class CommandPalette : public QFrame {
  Q_OBJECT
 public:
  explicit CommandPalette(QWidget* window);

  /// Shows the commands under `anchor`, its right edge at the anchor's.
  void open(const QVector<Command>& commands, const QWidget* anchor);
  QLineEdit* field() const { return field_; }
  QListView* list() const { return list_; }

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void refresh();
  void move(int rows);
  void runCurrent();

  QVector<Command> commands_;
  QLineEdit* field_;
  QListView* list_;
  QStandardItemModel* model_;
};

}  // namespace emoforge
