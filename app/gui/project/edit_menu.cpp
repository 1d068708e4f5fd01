// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/project/edit_menu.h"

#include <QMenu>
#include <algorithm>

#include "app/gui/page_bar.h"
#include "app/gui/workspace.h"
#include "widgets/icon_engine.h"

namespace emoforge {

void fillEditMenu(QMenu* menu, PageBar* bar, Workspace& workspace) {
  QUndoStack* stack = workspace.undoStack();
  QAction* undo = stack->createUndoAction(menu, QMenu::tr("&Undo"));
  undo->setIcon(themedIcon("undo-2"));
  undo->setShortcut(Qt::CTRL | Qt::Key_Z);
  QAction* redo = stack->createRedoAction(menu, QMenu::tr("&Redo"));
  redo->setIcon(themedIcon("redo-2"));
  redo->setShortcut(Qt::SHIFT | Qt::CTRL | Qt::Key_Z);
  menu->addActions({undo, redo});
  bar->addIconActions({undo, redo});
  menu->addSeparator();

  const auto mark = [&workspace](bool excluded) {
    return [&workspace, excluded] {
      workspace.setExcluded(workspace.currentData(), workspace.selectedIds(), excluded);
    };
  };
  QAction* exclude =
      menu->addAction(themedIcon("eye-off"), QMenu::tr("&Exclude the selected items"),
                      Qt::Key_Delete, menu, mark(true));
  QAction* include = menu->addAction(QMenu::tr("&Include the selected items"), menu, mark(false));
  const auto refresh = [&workspace, exclude, include] {
    const std::vector<std::string> out = workspace.excludedIds(workspace.currentData());
    const auto isOut = [&out](const std::string& id) {
      return std::ranges::binary_search(out, id);
    };
    const auto& chosen = workspace.selectedIds();
    const auto outside = std::ranges::count_if(chosen, isOut);
    exclude->setEnabled(outside < std::ssize(chosen));
    include->setEnabled(outside > 0);
  };
  QObject::connect(&workspace, &Workspace::selectionChanged, menu, refresh);
  QObject::connect(&workspace, &Workspace::excludedChanged, menu, refresh);
  QObject::connect(&workspace, &Workspace::opened, menu, refresh);
  refresh();
}

}  // namespace emoforge
