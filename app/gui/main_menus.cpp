// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/main_menus.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QDockWidget>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMenuBar>
#include <QPushButton>
#include <QTableView>

#include "app/gui/dock_layouts.h"
#include "app/gui/export/export_center.h"
#include "app/gui/focus_cycle.h"
#include "app/gui/main_window.h"
#include "app/gui/pages/inspect_page.h"
#include "app/gui/pages/train_page.h"
#include "app/gui/player/clip_player.h"
#include "app/gui/project/edit_menu.h"
#include "app/gui/project/project_actions.h"
#include "app/gui/theme_menu.h"
#include "app/gui/welcome/learn_links.h"
#include "widgets/clip_table.h"
#include "widgets/icon_engine.h"
#include "widgets/parameter_panel.h"
#include "widgets/run_footer.h"

namespace emoforge {
namespace {

QString tr(const char* text) {
  return QCoreApplication::translate("MainMenus", text);
}

/// An entry whose key belongs to the player or the table: shown, but not a shortcut of the window,
/// so that buttons and fields keep it.
QAction* addKeyed(QMenu* menu, const QString& text, const char* key, std::function<void()> run) {
  return menu->addAction(text + '\t' + QString::fromUtf8(key), menu, std::move(run));
}

/// An entry that does what a button of the window does, and is enabled with it.
void addButton(QMenu* menu, const QString& icon, const QString& text, QAbstractButton* button) {
  QAction* action = menu->addAction(themedIcon(icon), text, button, [button] { button->click(); });
  QObject::connect(menu, &QMenu::aboutToShow, action,
                   [action, button] { action->setEnabled(button->isEnabled()); });
}

}  // namespace

MainMenus::MainMenus(MainWindow& main) {
  QMenuBar* bar = main.menuBar();
  file = bar->addMenu(tr("&File"));
  edit = bar->addMenu(tr("&Edit"));
  view = bar->addMenu(tr("&View"));
  data = bar->addMenu(tr("&Data"));
  train = bar->addMenu(tr("&Train"));
  figure = bar->addMenu(tr("Fi&gure"));
  window = bar->addMenu(tr("&Window"));
  help = bar->addMenu(tr("&Help"));
  fillFile(main);
  fillEdit(main);
  fillView(main);
  fillData(main);
  fillTrain(main);
  fillFigure(main);
  fillWindow(main);
  fillHelp(main);
}

void MainMenus::fillFile(MainWindow& main) {
  main.projectActions()->fillFileMenu(file);
}

void MainMenus::fillEdit(MainWindow& main) {
  fillEditMenu(edit, main.pageBar(), main.workspace());
  edit->addSeparator();
  ClipTable* table = main.inspectPage()->table();
  edit->addAction(themedIcon("list-filter"), tr("&Filter the clips"), QKeySequence::Find, &main,
                  [&main, table] {
                    main.showPage(PageId::Inspect);
                    table->filterField()->setFocus(Qt::ShortcutFocusReason);
                    table->filterField()->selectAll();
                  });
  QAction* clear = addKeyed(edit, tr("&Clear the selection"), "Esc", [&main] {
    main.workspace().select(main.workspace().currentData(), {});
  });
  QObject::connect(edit, &QMenu::aboutToShow, clear,
                   [clear, &main] { clear->setEnabled(!main.workspace().selectedIds().empty()); });
  edit->addSeparator();
  edit->addAction(themedIcon("search"), tr("Find a c&ommand…"), Qt::CTRL | Qt::SHIFT | Qt::Key_P,
                  &main, &MainWindow::findCommand);
}

void MainMenus::fillView(MainWindow& main) {
  for (int i = 0; i < pageCount; ++i) {
    view->addAction(main.pageBar()->action(static_cast<PageId>(i)));
  }
  view->addSeparator();
  fillPlayer(main);
  view->addSeparator();
  QMenu* layout = view->addMenu(tr("&Layout"));
  const auto addLayout = [&](const QString& text, NamedLayout which) {
    layout->addAction(text, &main, [&main, which] { main.layouts()->apply(which); });
  };
  addLayout(tr("&Inspect: project and details"), NamedLayout::Inspect);
  addLayout(tr("&Train: with plots and jobs"), NamedLayout::Train);
  addLayout(tr("&Present: no panels"), NamedLayout::Present);
  view->addAction(tr("&Reset layout"), &main, &MainWindow::resetLayout);
  addThemeMenu(view);
}

void MainMenus::fillPlayer(MainWindow& main) {
  QMenu* player = view->addMenu(themedIcon("play"), tr("&Player"));
  PlaybackClock& clock = main.clock();
  addKeyed(player, tr("&Play or pause"), "Space", [&clock] { clock.toggle(); });
  addKeyed(player, tr("One frame on"), "→", [&clock] { clock.step(1); });
  addKeyed(player, tr("One frame back"), "←", [&clock] { clock.step(-1); });
  addKeyed(player, tr("One second on"), "Shift+→", [&clock] { clock.stepSeconds(1); });
  addKeyed(player, tr("One second back"), "Shift+←", [&clock] { clock.stepSeconds(-1); });
  addKeyed(player, tr("&First frame"), "Home", [&clock] { clock.setTime(0); });
  addKeyed(player, tr("&Last frame"), "End", [&clock] { clock.setTime(clock.duration()); });
  addKeyed(player, tr("L&oop"), "L", [&clock] { clock.setLooping(!clock.isLooping()); });
  addKeyed(player, tr("&Slower"), ",", [&clock] { clock.slower(); });
  addKeyed(player, tr("F&aster"), ".", [&clock] { clock.faster(); });

  QMenu* picture = view->addMenu(themedIcon("rotate-3d"), tr("&3-D view"));
  const auto withPane = [&main](auto what) {
    return [&main, what] {
      if (SkeletonPane* pane = main.shownPane()) what(pane);
    };
  };
  const auto look = [&](const QString& text, const char* key, CameraPreset preset) {
    addKeyed(picture, text, key,
             withPane([preset](SkeletonPane* pane) { pane->view()->look(preset); }));
  };
  look(tr("From the &front"), "1", CameraPreset::Front);
  look(tr("From the &side"), "3", CameraPreset::Side);
  look(tr("From the &top"), "7", CameraPreset::Top);
  addKeyed(picture, tr("F&rame the figure"), "F",
           withPane([](SkeletonPane* pane) { pane->view()->frameFigure(); }));
  picture->addSeparator();
  addKeyed(picture, tr("Tr&ails"), "T", withPane([](SkeletonPane* pane) { pane->toggleTrails(); }));
  addKeyed(picture, tr("&Onion skin"), "O",
           withPane([](SkeletonPane* pane) { pane->toggleOnionSkin(); }));
  addKeyed(picture, tr("&Grid"), "G", withPane([](SkeletonPane* pane) { pane->toggleGrid(); }));
}

void MainMenus::fillData(MainWindow& main) {
  ClipTable* table = main.inspectPage()->table();
  QAction* next = addKeyed(data, tr("&Next clip"), "↓", [table] { table->step(1); });
  QAction* previous = addKeyed(data, tr("&Previous clip"), "↑", [table] { table->step(-1); });
  data->addSeparator();
  QAction* stop =
      data->addAction(tr("&Stop reading"), &main.workspace(), &Workspace::cancelReading);
  QObject::connect(data, &QMenu::aboutToShow, data, [=, &main] {
    const bool open = main.workspace().data() != nullptr;
    for (QAction* action : {next, previous}) action->setEnabled(open);
    stop->setEnabled(main.workspace().reading());
  });
}

void MainMenus::fillTrain(MainWindow& main) {
  RunFooter* footer = main.trainPage()->panel()->footer();
  addButton(train, "play", tr("&Start or resume"), footer->findChild<QPushButton*>("start"));
  addButton(train, "pause", tr("&Pause"), footer->findChild<QPushButton*>("pause"));
  addButton(train, "square", tr("S&top, keeping the checkpoint"),
            footer->findChild<QPushButton*>("stop"));
  train->addSeparator();
  QAction* copy =
      train->addAction(themedIcon("terminal"), tr("&Copy the run as a command"), &main, [&main] {
        const int id = main.trainPage()->settings()->job();
        if (const Job* job = main.jobs().find(id))
          QGuiApplication::clipboard()->setText(job->command);
      });
  QObject::connect(train, &QMenu::aboutToShow, copy, [copy, &main] {
    copy->setEnabled(main.jobs().find(main.trainPage()->settings()->job()) != nullptr);
  });
}

void MainMenus::fillFigure(MainWindow& main) {
  main.exports()->fillMenu(figure);
}

void MainMenus::fillWindow(MainWindow& main) {
  for (QDockWidget* dock : main.layouts()->docks()) window->addAction(dock->toggleViewAction());
  window->addAction(tr("&Hide or show all panels"), Qt::Key_H, main.layouts(),
                    &DockLayouts::togglePanels);
  window->addSeparator();
  window->addAction(tr("&Next panel"), Qt::Key_F6, &main, [&main] { cyclePanels(&main, 1); });
  window->addAction(tr("&Previous panel"), Qt::SHIFT | Qt::Key_F6, &main,
                    [&main] { cyclePanels(&main, -1); });
  window->addSeparator();
  window->addAction(tr("&Full screen"), Qt::Key_F11, &main,
                    [&main] { main.setWindowState(main.windowState() ^ Qt::WindowFullScreen); });
}

void MainMenus::fillHelp(MainWindow& main) {
  help->addAction(themedIcon("circle-question-mark"), tr("&Help on what has the focus"), Qt::Key_F1,
                  &main, &MainWindow::showHelp);
  help->addAction(themedIcon("keyboard"), tr("&Shortcuts"), &main, &MainWindow::showShortcuts);
  help->addAction(themedIcon("book-open"), tr("&Methods"), &main, [&main] { showMethods(&main); });
  help->addAction(themedIcon("terminal"), tr("&Command line"), &main,
                  [&main] { showCommandLine(&main); });
  help->addSeparator();
  help->addAction(tr("&About EmoForge"), &main, &MainWindow::about);
}

}  // namespace emoforge
