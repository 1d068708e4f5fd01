// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QMainWindow;

namespace emoforge {

/// Moves the keyboard focus to the next (+1) or previous (-1) panel: docks at the left, the page,
/// docks at the right, at the bottom, floating ones. Each panel gets back the control that had the
/// focus there, or its first one.
void cyclePanels(QMainWindow* window, int direction);

}  // namespace emoforge
