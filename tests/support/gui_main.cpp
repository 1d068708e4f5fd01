// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <QApplication>

#include "viewers/surface_format.h"

/// Runs the cases of a GUI test program inside one QApplication, set up as the window's own main
/// does it.
int main(int argc, char** argv) {
  emoforge::setUpOpenGl();
  QApplication application(argc, argv);
  testing::InitGoogleTest(&argc, argv);
  return RUN_ALL_TESTS();
}
