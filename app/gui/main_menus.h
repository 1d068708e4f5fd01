// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QMenu;
class QMenuBar;

namespace emoforge {

class MainWindow;

/// The menu bar of the window, in the order of the pictures. What the window can do is listed here
/// once; the palette and the sheet of shortcuts read it from the menus. Parts of the program add
/// their own entries to the menu they belong to.
struct MainMenus {
  explicit MainMenus(MainWindow& window);

  QMenu* file;
  QMenu* edit;
  QMenu* view;
  QMenu* data;
  QMenu* train;
  QMenu* figure;
  QMenu* window;
  QMenu* help;

 private:
  void fillFile(MainWindow& main);
  void fillEdit(MainWindow& main);
  void fillView(MainWindow& main);
  void fillPlayer(MainWindow& main);
  void fillData(MainWindow& main);
  void fillTrain(MainWindow& main);
  void fillFigure(MainWindow& main);
  void fillWindow(MainWindow& main);
  void fillHelp(MainWindow& main);
};

}  // namespace emoforge
