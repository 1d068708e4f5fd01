// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QString>
#include <QVector>

class QAction;
class QMenuBar;

namespace emoforge {

/// One thing that the window can do, as its menus list it.
struct Command {
  QString path;      ///< "View › Player"
  QString name;      ///< "Play or pause"
  QString shortcut;  ///< "Space", or what stands behind a tab in the action's text
  QPointer<QAction> action;
};

/// All commands of a menu bar in the order of its menus, submenus included; separators and empty
/// menus are left out.
QVector<Command> commandsOf(const QMenuBar* bar);

}  // namespace emoforge
