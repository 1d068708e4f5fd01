// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <QApplication>

#ifdef EMOFORGE_DRAWS_FIGURES
#include "app/gui/export/draw_figure.h"
#endif
#include "viewers/surface_format.h"

/// Runs the cases of a GUI test program inside one QApplication, set up as the window's own main
/// does it. A window in a test has its figures drawn by the test program.
int main(int argc, char** argv) {
#ifdef EMOFORGE_DRAWS_FIGURES
  if (emoforge::asksForFigure(argc, argv)) return emoforge::drawFigure(argc, argv);
#endif
  emoforge::setUpOpenGl();
  QApplication application(argc, argv);
  testing::InitGoogleTest(&argc, argv);
  return RUN_ALL_TESTS();
}
