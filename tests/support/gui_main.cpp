// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <QApplication>

#ifdef EMOFORGE_DRAWS_FIGURES
#include "app/gui/export/draw_figure.h"
#endif
#include "viewers/surface_format.h"

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>

/// Nothing is unloaded: what the graphics driver leaks can only be told from our own leaks while
/// the driver has a name.
extern "C" int dlclose(void* /*library*/) noexcept {
  return 0;
}

/// Leaks are reported without failing the program; packaging/sanitize.sh looks for our own.
extern "C" const char* __asan_default_options() {
  return "leak_check_at_exit=0";
}
#endif

namespace {

/// Runs the cases of a GUI test program inside one QApplication, set up as the window's own main
/// does it. A window in a test has its figures drawn by the test program.
int runTests(int argc, char** argv) {
#ifdef EMOFORGE_DRAWS_FIGURES
  if (emoforge::asksForFigure(argc, argv)) return emoforge::drawFigure(argc, argv);
#endif
  emoforge::setUpOpenGl();
  QApplication application(argc, argv);
  testing::InitGoogleTest(&argc, argv);
  return RUN_ALL_TESTS();
}

}  // namespace

int main(int argc, char** argv) {
  const int result = runTests(argc, argv);
#ifdef __SANITIZE_ADDRESS__
  __lsan_do_recoverable_leak_check();
#endif
  return result;
}
