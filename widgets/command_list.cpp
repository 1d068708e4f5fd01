// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/command_list.h"

#include <QAction>
#include <QMenu>
#include <QMenuBar>

namespace emoforge {
namespace {

QString plainText(const QAction* action) {
  QString text = action->text().section('\t', 0, 0);
  text.replace(QStringLiteral("&&"), QStringLiteral("\x01"));
  text.remove('&');
  return text.replace('\x01', '&');
}

QString shortcutOf(const QAction* action) {
  const QString written = action->text().section('\t', 1);
  return written.isEmpty() ? action->shortcut().toString(QKeySequence::NativeText) : written;
}

void collect(const QMenu* menu, const QString& path, QVector<Command>& commands) {
  for (QAction* action : menu->actions()) {
    if (action->isSeparator() || !action->isVisible()) continue;
    const QString name = plainText(action);
    if (const QMenu* inner = action->menu()) {
      collect(inner, QStringLiteral("%1 › %2").arg(path, name), commands);
    } else if (!name.isEmpty()) {
      commands.append({path, name, shortcutOf(action), action});
    }
  }
}

}  // namespace

QVector<Command> commandsOf(const QMenuBar* bar) {
  QVector<Command> commands;
  for (const QAction* action : bar->actions()) {
    if (action->menu() != nullptr) {
      // Some menus fill themselves when they are about to be shown.
      emit action->menu()->aboutToShow();
      collect(action->menu(), plainText(action), commands);
    }
  }
  return commands;
}

}  // namespace emoforge
