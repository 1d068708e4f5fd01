// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "widgets/command_list.h"

class QTextBrowser;

namespace emoforge {

/// All keys on one page, by menu, made from the commands themselves, and what the mouse does in the
/// player. Not modal: it may stay open beside the work.
class ShortcutSheet : public QDialog {
  Q_OBJECT
 public:
  explicit ShortcutSheet(QWidget* parent);

  void setCommands(const QVector<Command>& commands);
  QString text() const;

 private:
  void refresh();

  QVector<Command> commands_;
  QTextBrowser* page_;
};

}  // namespace emoforge
