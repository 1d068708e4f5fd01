// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

class QMenu;

namespace emoforge {

/// System, Light, Dark; the choice is kept.
void addThemeMenu(QMenu* menu);

/// What was chosen last; System at first.
ThemeMode savedThemeMode();

}  // namespace emoforge
