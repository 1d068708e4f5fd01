// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace emoforge {

/// Links to what there is to read: shortcuts, command line, the methods with their references.
/// Each opens a sheet beside the window, the shortcuts that of the window's menus.
class LearnLinks : public QWidget {
  Q_OBJECT
 public:
  explicit LearnLinks(QWidget* parent = nullptr);

 signals:
  void shortcutsRequested();
};

/// The sheets, for the Help menu too. Owned by `parent`; at most one of a kind is open.
void showCommandLine(QWidget* parent);
void showMethods(QWidget* parent);

}  // namespace emoforge
