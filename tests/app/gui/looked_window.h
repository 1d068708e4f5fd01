// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/app/gui/demo_window.h"

namespace emoforge::testing {

/// A window that is looked at: whatever must not be seen fails the case.
class LookedWindow : public DemoWindow {
 protected:
  /// The window as it is now; its picture is kept under the build folder for people to look at.
  void look(const QString& name);
  /// A dialog or popup of it.
  void lookAt(QWidget* part, const QString& name);

 private:
  void expectWhole(const QWidget* root, const QString& name);
};

}  // namespace emoforge::testing
