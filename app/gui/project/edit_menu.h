// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QMenu;

namespace emoforge {

class PageBar;
class Workspace;

/// Fills the Edit menu (undo, redo, exclude, include) and puts undo and redo into the page bar.
void fillEditMenu(QMenu* menu, PageBar* bar, Workspace& workspace);

}  // namespace emoforge
