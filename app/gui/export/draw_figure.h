// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace emoforge {

/// True where the program was started as `emoforge --draw-figure REQUEST.json RESULT`, which is how
/// the command line, which has no Qt, has figures drawn.
bool asksForFigure(int argc, char** argv);

/// Draws the figure and writes its bytes to RESULT; without window and display. Returns the exit
/// code (0, 1 failed, 2 bad input); what went wrong goes to standard error.
int drawFigure(int argc, char** argv);

}  // namespace emoforge
